package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec;
import java.lang.System.Logger.Level;

/**
 * The arithmetic that takes the time, on rows. Rows that the engine makes are padded with zeros to
 * a multiple of {@link #LINE} numbers, so that no kernel has a remainder of lanes to care for.
 *
 * <p>There are two kernels, one in vectors and one in plain loops, and their results have the same
 * bits: lanes run over a row, never over a sum; every sum is taken term by term in the order that
 * is stated; and both multiply and add with one rounding, {@link Fused}. For the same reason a
 * result depends neither on the width of the machine's vectors nor on how rows are shared out to
 * threads.
 */
interface Kernel {
  /** Rows are padded to a multiple of this: the widest vector that there is. */
  int LINE = 16;

  /** What a report calls it. */
  String description();

  /**
   * {@code y[r][yAt + j] += Σₖ x[r][k]·w[k][wAt + j]} for r in [firstRow, endRow), j in [0, width),
   * k from {@code from} to {@code to - 1} in that order.
   */
  void addProduct(
      float[][] y,
      int yAt,
      float[][] x,
      float[][] w,
      int wAt,
      int firstRow,
      int endRow,
      int from,
      int to,
      int width);

  /**
   * {@code y[j] = start[j] + Σᵢ scales[i]·w[terms[i]][j]} for j in [0, width), i from 0 to count -
   * 1 in that order.
   */
  void gatherSum(
      float[] y, float[] start, float[] scales, int[] terms, int count, float[][] w, int width);

  /** Two sums of the same terms: that of {@link #gatherSum} for y, and likewise for z. */
  void gatherSumTwice(
      float[] y,
      float[] z,
      float[] start,
      float[] yScales,
      float[] zScales,
      int[] terms,
      int count,
      float[][] w,
      int width);

  /** {@code e[k] = exp(z[k] - max)} for k below count; what follows in e is of no meaning. */
  void exponentials(float[] z, int count, float max, float[] e);

  Activation activation(ActivationSpec spec);

  /** {@code y ← a·x + y}. */
  void add(float[] y, float a, float[] x);

  /** {@code y ← a·x + keep·y}: a moving average of x. */
  void average(float[] y, float keep, float a, float[] x);

  /** {@code y ← (a·x)·x + keep·y}: a moving average of x². */
  void averageSquares(float[] y, float keep, float a, float[] x);

  /** {@code v ← a·g + keep·v; w ← w - rate·v}. */
  void descendByMomentum(float[] w, float[] g, float[] v, float keep, float a, float rate);

  /**
   * {@code m ← takeM·g + keepM·m; v ← (takeV·g)·g + keepV·v; w ← w - step·m / (√v·rootScale + ε)}.
   */
  void descendByAdam(
      float[] w,
      float[] g,
      float[] m,
      float[] v,
      float keepM,
      float takeM,
      float keepV,
      float takeV,
      float step,
      float rootScale,
      float epsilon);

  /** {@code y ← a·y}. */
  void scale(float[] y, float a);

  /** {@code y ← max(x, y)}. */
  void maximum(float[] y, float[] x);

  /** {@code w ← w - step·m / (√v·rootScale + ε)}. */
  void descend(float[] w, float step, float[] m, float[] v, float rootScale, float epsilon);

  /** The fastest here: vectors too need the processor's multiply-add. */
  static Kernel best() {
    return Holder.BEST;
  }

  /** Whether this JVM was started with the module that the vectors need. */
  static boolean hasVectors() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }

  /** Loads the vector kernel's class only where it can be loaded. */
  final class Holder {
    private static final Kernel BEST =
        hasVectors() && Fused.IN_HARDWARE ? new VectorKernel() : plain();

    /** A system property that a program sets which knows and does without vectors. */
    private static final String PLAIN_LOOPS_EXPECTED = "tandem.scratch.plainLoopsExpected";

    private Holder() {}

    private static Kernel plain() {
      if (!Fused.IN_HARDWARE) {
        warn("scratch computes many times slower, with the same results: " + Fused.MISSING);
      } else if (!Boolean.getBoolean(PLAIN_LOOPS_EXPECTED)) {
        warn(
            "scratch computes in plain loops, several times slower:"
                + " start Java with --add-modules jdk.incubator.vector");
      }
      return new ScalarKernel();
    }

    private static void warn(String what) {
      System.getLogger("dev.tandem.engines.scratch").log(Level.WARNING, what);
    }
  }
}
