package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Fully connected layer, {@code Y = X·Wᵀ + b}, as sums of scaled rows of V = Wᵀ [in][out].
 *
 * <pre>
 *   y_row  = b + Σ_in x_row[in]·V[in]                       b is left out where there is none
 *   dV[in] = Σ_rows x_row[in]·dy_row        db = Σ_rows dy_row
 *   dx_row = Σ_out dy_row[out]·W[out]
 * </pre>
 */
class DenseLayer implements Layer {
  /**
   * How many rows of V one share of the gradient has: as many as a mask of {@link Ink} has bits.
   */
  static final int SHARE = 64;

  private static final int CACHED = 1 << 18; // numbers that a core's second cache holds

  final Kernel kernel;
  final Parameter weight;
  final int inputs;
  final int outputs;
  final int width; // outputs, padded
  float[][] y = {};
  float[][] dy;
  int rows;
  private final Optional<Parameter> bias;
  private final float[] zeros;
  private final float[] start; // of the sums of y: b or zeros
  private final float[] outputSums; // Σ_rows dy
  private final float[][] outMajor; // W, for dX; no rows where nobody asks for that
  private float[][] x;
  private float[][] dx = {};

  /**
   * @param first whether there is no layer before it that wants dX
   */
  DenseLayer(Kernel kernel, Parameter weight, Optional<Parameter> bias, boolean first) {
    this.kernel = kernel;
    this.weight = weight;
    this.bias = bias;
    this.inputs = weight.value().length;
    this.outputs = weight.width();
    this.width = Rows.padded(outputs);
    this.zeros = new float[width];
    this.start = bias.map(b -> b.value()[0]).orElse(zeros);
    this.outputSums = bias.map(b -> b.gradient()[0]).orElseGet(() -> new float[width]);
    this.outMajor = Rows.of(first ? 0 : outputs, inputs);
    Rows.transpose(weight.value(), 0, inputs, 0, outMajor.length, outMajor);
  }

  @Override
  public float[][] begin(float[][] input, int count, Batch training) {
    x = input;
    rows = count;
    y = Rows.atLeast(y, count, outputs);
    return y;
  }

  @Override
  public boolean byColumns() {
    return (long) inputs * outputs > CACHED;
  }

  @Override
  public void forward(int from, int to) {
    boolean columns = byColumns();
    int firstRow = columns ? 0 : from;
    int endRow = columns ? rows : to;
    int firstColumn = columns ? from : 0;
    int endColumn = columns ? to : width;
    for (int row = firstRow; row < endRow; row++) {
      System.arraycopy(start, firstColumn, y[row], firstColumn, endColumn - firstColumn);
    }
    Products.add(kernel, y, x, weight.value(), firstRow, endRow, firstColumn, endColumn, inputs);
  }

  /** What the sums of a row of Y begin with: b or zeros. */
  final float[] start() {
    return start;
  }

  @Override
  public float[][] beginBackward(float[][] outputGradient) {
    dy = outputGradient;
    if (outMajor.length > 0) {
      dx = Rows.atLeast(dx, rows, inputs);
    }
    return dx;
  }

  @Override
  public void backward(int from, int to) {
    boolean columns = byColumns();
    int firstRow = columns ? 0 : from;
    int endRow = columns ? rows : to;
    int firstColumn = columns ? from : 0;
    int endColumn = columns ? to : Rows.padded(inputs);
    for (int row = firstRow; row < endRow; row++) {
      Arrays.fill(dx[row], firstColumn, endColumn, 0);
    }
    Products.add(kernel, dx, dy, outMajor, firstRow, endRow, firstColumn, endColumn, outputs);
  }

  @Override
  public void finishBackward() {
    sumRows(dy, 0, rows, outputSums);
  }

  /** {@code sums = Σᵣ terms[r]}, r from {@code from} to {@code to - 1} in that order. */
  final void sumRows(float[][] terms, int from, int to, float[] sums) {
    Gather gather = Scratch.own().gather(to - from);
    gather.count = 0;
    for (int row = from; row < to; row++) {
      gather.add(row, 1, 0);
    }
    kernel.gatherSum(sums, zeros, gather.first, gather.terms, gather.count, terms, width);
  }

  /** Σ_rows dy, after {@link #finishBackward}. */
  final float[] outputSums() {
    return outputSums;
  }

  /** Readies rows [from, to) of dV, one share, for this thread. */
  void beginShare(int from, int to) {
    Rows.transpose(x, 0, rows, from, to, Scratch.own().columns(inputs, rows));
  }

  /** How many rows of dV are made before they are used: few stay in the first cache. */
  int rowsAtOnce() {
    return SHARE;
  }

  /**
   * Rows [from, to) of dV, of the share that was begun.
   *
   * @param gradient a table as long as V is high; gets the rows
   */
  void weightGradient(int from, int to, float[][] gradient) {
    float[][] columns = Scratch.own().columns(inputs, rows);
    Rows.clear(gradient, from, to);
    Products.add(kernel, gradient, columns, dy, from, to, 0, width, rows);
  }

  /** Rows [from, to) of V, a share, have been updated. */
  void shareUpdated(int from, int to) {
    Rows.transpose(weight.value(), from, to, 0, outMajor.length, outMajor);
  }

  @Override
  public List<Parameter> parameters() {
    return bias.map(b -> List.of(weight, b)).orElseGet(() -> List.of(weight));
  }
}
