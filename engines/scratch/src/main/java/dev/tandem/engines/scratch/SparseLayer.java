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
  private final float[] backgroundGradient; // o·Σ_rows dy

  SparseLayer(Kernel kernel, Parameter weight, Optional<Parameter> bias, Ink ink) {
    super(kernel, weight, bias, true);
    this.ink = ink;
    this.weightSums = Rows.of((inputs + SHARE - 1) / SHARE, outputs);
    this.start = new float[width];
    this.backgroundGradient = new float[width];
    for (int from = 0; from < inputs; from += SHARE) {
      shareUpdated(from, Math.min(from + SHARE, inputs));
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
      kernel.sumPicked(
          y[row],
          start,
          ink.values(row),
          ink.columns(row),
          0,
          ink.count(row),
          weight.value(),
          width);
    }
  }

  @Override
  public void finishBackward() {
    super.finishBackward();
    Arrays.fill(backgroundGradient, 0);
    kernel.add(backgroundGradient, ink.background(), outputSums());
  }

  @Override
  void beginShare(int from, int to) {
    Scratch scratch = Scratch.own();
    ink.byColumn(
        rows, from, to, scratch.pickedEnds(), scratch.pickedRows(rows), scratch.pickedValues(rows));
  }

  @Override
  int rowsAtOnce() {
    return 1;
  }

  @Override
  void weightGradient(int from, int to, float[][] gradient) {
    Scratch scratch = Scratch.own();
    float[] values = scratch.pickedValues(rows);
    int[] batchRows = scratch.pickedRows(rows);
    int[] ends = scratch.pickedEnds();
    for (int k = from; k < to; k++) {
      int column = k % SHARE;
      kernel.sumPicked(
          gradient[k],
          backgroundGradient,
          values,
          batchRows,
          column * rows,
          ends[column],
          dy,
          width);
    }
  }

  @Override
  void shareUpdated(int from, int to) {
    if (ink.background() != 0) {
      sumRows(weight.value(), from, to, weightSums[from / SHARE]);
    }
  }
}
