package dev.tandem.engines.scratch;

import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Layers in a row: forward in order, backward in reverse. */
final class ScratchNetwork {
  private static final int ROWS_AT_ONCE = 768;
  private final Kernel kernel;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Parameter> parameters;
  private final List<Buffer> buffers;
  private final Input input;
  private final int[] widths;
  private final float[][][] outputs; // by layer, of the last pass
  private final float[][][] outputGradients;

  /**
   * @param seed of the dropout masks
   * @param ink that the inputs are listed by, if they are
   */
  ScratchNetwork(
      Kernel kernel,
      NetworkSpec spec,
      Parameters parameters,
      Parameters buffers,
      long seed,
      Optional<Ink> ink) {
    this.kernel = kernel;
    int count = spec.layers().size();
    this.widths = new int[count + 1];
    widths[0] = spec.widthInto(0);
    for (int i = 0; i < count; i++) {
      layers.add(
          spec.layers()
              .get(i)
              .accept(new LayerFromSpec(kernel, spec, i, parameters, buffers, seed, ink)));
      widths[i + 1] = spec.widthInto(i + 1);
    }
    this.parameters = layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    this.buffers = layers.stream().flatMap(layer -> layer.buffers().stream()).toList();
    this.input = ink.isPresent() ? ink.get() : new Input.Whole(widths[0]);
    this.outputs = new float[count][][];
    this.outputGradients = new float[count][][];
  }

  /** Whether the first layer can do with a list of what differs from the background. */
  static boolean takesInk(NetworkSpec spec) {
    return spec.layers().get(0).isDense();
  }

  Kernel kernel() {
    return kernel;
  }

  List<Layer> layers() {
    return layers;
  }

  List<Parameter> parameters() {
    return parameters;
  }

  List<Buffer> buffers() {
    return buffers;
  }

  int outputs() {
    return widths[widths.length - 1];
  }

  /** What a layer gave in the last pass, [rows][padded width]. */
  float[][] output(int layer) {
    return outputs[layer];
  }

  /** The loss's gradient by a layer's output in the last pass, [rows][padded width]. */
  float[][] outputGradient(int layer) {
    return outputGradients[layer];
  }

  /** The way there: gather, then every layer. */
  Pass forward() {
    Pass pass = new Pass().rows(input::gather);
    for (int i = 0; i < layers.size(); i++) {
      pass.forward(layers.get(i), widths[i + 1]);
    }
    return pass;
  }

  /** The way there and back, with the loss between. */
  Pass thereAndBack(Segment.Piece loss) {
    Pass pass = forward().rows(loss);
    for (int i = layers.size() - 1; i > 0; i--) { // nobody reads a gradient by the inputs
      pass.backward(layers.get(i), widths[i]);
    }
    return pass;
  }

  /**
   * Readies a pass.
   *
   * @param rows of the features
   * @param training the batch while training; null when the network is only used
   * @return the logits' rows, which the pass fills
   */
  float[][] begin(Features features, int[] rows, int count, Batch training) {
    return begin(input.begin(features, rows, count), count, training);
  }

  private float[][] begin(float[][] x, int count, Batch training) {
    float[][] value = x;
    for (int i = 0; i < outputs.length; i++) {
      value = layers.get(i).begin(value, count, training);
      outputs[i] = value;
    }
    return value;
  }

  /** Readies the way back from the loss's gradient by the logits. */
  void beginBackward(float[][] lossGradient) {
    float[][] gradient = lossGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      outputGradients[i] = gradient;
      gradient = layers.get(i).beginBackward(gradient);
    }
  }

  /** By one thread after the way back. */
  void finishBackward() {
    if (layers.get(0).spansRows()) {
      layers.get(0).joinBackward();
    }
    for (int i = 0; i < layers.size(); i++) {
      layers.get(i).finishBackward();
    }
  }

  /** Logits of all rows, some at a time. */
  Matrix predict(Features features, Workers workers) {
    Matrix logits = Matrix.zeros(features.rows(), outputs());
    Pass pass = forward();
    int[] rows = new int[Math.min(ROWS_AT_ONCE, features.rows())];
    for (int from = 0; from < features.rows(); from += rows.length) {
      int count = Math.min(rows.length, features.rows() - from);
      for (int i = 0; i < count; i++) {
        rows[i] = from + i;
      }
      float[][] result = begin(features, rows, count, null);
      pass.run(workers, count);
      copy(result, count, logits, from);
    }
    return logits;
  }

  /**
   * Logits by the calling thread alone; allocates nothing once it has seen as many rows.
   *
   * @param flat [.., inputs], row after row
   * @param from first row of them
   */
  float[][] predict(float[] flat, int from, int rows) {
    float[][] x = input.begin(rows);
    int inputs = widths[0];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(flat, (from + row) * inputs, x[row], 0, inputs);
    }
    input.take(0, rows);
    float[][] result = begin(x, rows, null);
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      layer.joinForward();
      layer.forward(0, layer.byColumns() ? Rows.padded(widths[i + 1]) : rows);
    }
    return result;
  }

  /** Rows into a matrix, from a row of it on. */
  static void copy(float[][] rows, int count, Matrix target, int from) {
    for (int row = 0; row < count; row++) {
      for (int col = 0; col < target.cols(); col++) {
        target.set(from + row, col, rows[row][col]);
      }
    }
  }
}
