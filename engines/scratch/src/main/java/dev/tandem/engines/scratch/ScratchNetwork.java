package dev.tandem.engines.scratch;

import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Layers in a row: forward in order, backward in reverse. */
final class ScratchNetwork {
  private static final int ROWS_AT_ONCE = 256;
  private final List<Layer> layers = new ArrayList<>();
  private final List<Parameter> parameters;
  private final List<Buffer> buffers;
  private final int inputs;
  private final int outputs;
  private final int[] oneRow = new int[1];
  private float[][] input = {};

  /**
   * @param seed of the dropout masks
   */
  ScratchNetwork(NetworkSpec spec, Parameters parameters, Parameters buffers, long seed) {
    for (int i = 0; i < spec.layers().size(); i++) {
      layers.add(
          spec.layers().get(i).accept(new LayerFromSpec(spec, i, parameters, buffers, seed)));
    }
    this.parameters = layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
    this.buffers = layers.stream().flatMap(layer -> layer.buffers().stream()).toList();
    this.inputs = spec.widthInto(0);
    this.outputs = spec.outputs();
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

  /** The given rows of the features as X [B][inputs], good until the next call. */
  float[][] gather(Features features, int[] rows) {
    input = Rows.atLeast(input, rows.length, inputs);
    for (int i = 0; i < rows.length; i++) {
      oneRow[0] = rows[i];
      features.gather(oneRow, input[i]);
    }
    return input;
  }

  /** Logits [B][outputs] of X, good until the next call. */
  float[][] forward(float[][] x, int rows, Batch training) {
    float[][] value = x;
    for (Layer layer : layers) {
      value = layer.forward(value, rows, training);
    }
    return value;
  }

  /** Takes the loss's gradient by the logits back to every parameter. */
  void backward(float[][] lossGradient, int rows) {
    float[][] gradient = lossGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradient = layers.get(i).backward(gradient, rows, i > 0);
    }
  }

  /** Logits of all rows, a few at a time. */
  Matrix predict(Features features) {
    Matrix logits = Matrix.zeros(features.rows(), outputs);
    for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, features.rows());
      float[][] x = gather(features, IntStream.range(from, to).toArray());
      copy(forward(x, to - from, null), to - from, logits, from);
    }
    return logits;
  }

  /** The first rows of a flat [rows, inputs] array as rows. */
  float[][] split(float[] flat, int rows) {
    input = Rows.atLeast(input, rows, inputs);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(flat, row * inputs, input[row], 0, inputs);
    }
    return input;
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
