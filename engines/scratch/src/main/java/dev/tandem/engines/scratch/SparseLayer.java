package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.Arrays;
import java.util.Optional;

/**
 * A first dense layer whose inputs are mostly the same number o: background, or zeros of a one-hot
 * code. Only the rest, the ink {@code u = x - o}, is multiplied.
 *
 * <pre>
 *   y_row  = b + o·Σ_in V[in] + Σ_ink u_row[in]·V[in]
 *   dV[in] = o·Σ_rows dy_row + Σ_ink u_row[in]·dy_row
 * </pre>
 *
 * The sums over V are kept by share, and added up in the order of shares.
 */
final class SparseLayer extends DenseLayer {
  private final Ink ink;
  private final float[][] weightSums; // by share
  private final float[] start;

  SparseLayer(Kernel kernel, Parameter weight, Optional<Parameter> bias, Ink ink) {
    super(kernel, weight, bias, true);
    this.ink = ink;
    this.weightSums = Rows.of((inputs + SHARE - 1) / SHARE, outputs);
    this.start = new float[width];
    for (int from = 0; from < inputs; from += SHARE) {
      weightUpdated(from, Math.min(from + SHARE, inputs));
    }
  }

  @Override
  public float[][] begin(float[][] input, int count, Batch training) {
    float[][] result = super.begin(input, count, training);
    System.arraycopy(start(), 0, start, 0, width);
    if (ink.background() != 0) {
      for (float[] sums : weightSums) {
        kernel.add(start, ink.background(), sums);
      }
    }
    return result;
  }

  @Override
  public boolean byColumns() {
    return false; // a row's ink is little, and all of it is needed for each column
  }

  @Override
  public void forward(int from, int to) {
    for (int row = from; row < to; row++) {
      System.arraycopy(start, 0, y[row], 0, width);
      kernel.addPicked(
          y[row], ink.values(row), ink.columns(row), 0, ink.count(row), weight.value(), width);
    }
  }

  @Override
  void weightGradient(int from, int to, float[][] gradient) {
    Scratch scratch = Scratch.own();
    float[] values = scratch.pickedValues(rows);
    int[] batchRows = scratch.pickedRows(rows);
    int[] counts = scratch.pickedCounts();
    ink.byColumn(rows, from, to, counts, batchRows, values);
    for (int k = from; k < to; k++) {
      float[] row = gradient[k];
      Arrays.fill(row, 0);
      if (ink.background() != 0) {
        kernel.add(row, ink.background(), outputSums());
      }
      int begin = (k - from) * rows;
      kernel.addPicked(row, values, batchRows, begin, begin + counts[k - from], dy, width);
    }
  }

  @Override
  void weightUpdated(int from, int to) {
    if (ink.background() == 0) {
      return;
    }
    float[] sums = weightSums[from / SHARE];
    Arrays.fill(sums, 0);
    for (int k = from; k < to; k++) {
      kernel.add(sums, 1, weight.value()[k]);
    }
  }
}
