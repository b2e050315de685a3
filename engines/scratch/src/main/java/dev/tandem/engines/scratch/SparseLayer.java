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
  private boolean changed = true; // V or b, since start was made
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
    if (changed) {
      startAnew();
      changed = false;
    }
    return result;
  }

  private void startAnew() {
    System.arraycopy(start(), 0, start, 0, width);
    if (ink.background() != 0) {
      for (float[] sums : weightSums) {
        kernel.add(start, ink.background(), sums);
      }
    }
  }

  @Override
  public void finishBackward() {
    super.finishBackward();
    Arrays.fill(backgroundGradient, 0);
    kernel.add(backgroundGradient, ink.background(), outputSums());
    changed = true; // an update comes next
  }

  @Override
  public boolean byColumns() {
    return false; // a row's ink is little, and all of it is needed for each column
  }

  @Override
  public void forward(int from, int to) {
    Gather gather = Scratch.own().gather(inputs);
    for (int row = from; row < to; row += 2) {
      int next = Math.min(row + 1, to - 1);
      ink.columns(row, next, gather);
      sum(y, row, next, start, gather, weight.value());
    }
  }

  /** Fills two rows of a target, or one if they are the same. */
  private void sum(
      float[][] target, int row, int next, float[] begin, Gather gather, float[][] terms) {
    if (row == next) {
      kernel.gatherSum(target[row], begin, gather.first, gather.terms, gather.count, terms, width);
    } else {
      kernel.gatherSumTwice(
          target[row],
          target[next],
          begin,
          gather.first,
          gather.second,
          gather.terms,
          gather.count,
          terms,
          width);
    }
  }

  @Override
  void beginShare(int from, int to) {
    ink.rowMasks(from / SHARE, rows, Scratch.own().rowMasks(rows));
  }

  @Override
  int rowsAtOnce() {
    return 8; // pairs of columns
  }

  @Override
  void weightGradient(int from, int to, float[][] gradient) {
    Scratch scratch = Scratch.own();
    long[] rowMasks = scratch.rowMasks(rows);
    Gather gather = scratch.gather(rows);
    for (int k = from; k < to; k += 2) {
      int next = Math.min(k + 1, to - 1);
      ink.rows(k, next, rowMasks, rows, gather);
      sum(gradient, k, next, backgroundGradient, gather, dy);
    }
  }

  @Override
  void shareUpdated(int from, int to) {
    if (ink.background() != 0) {
      sumRows(weight.value(), from, to, weightSums[from / SHARE]);
    }
  }
}
