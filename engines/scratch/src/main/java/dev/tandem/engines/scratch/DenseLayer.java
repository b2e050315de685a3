package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
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
final class DenseLayer implements Layer {
  private final Parameter weight;
  private final Optional<Parameter> bias;
  private final float[] start; // of the sums of y: b or zeros
  private final int inputs;
  private final int outputs;
  private final float[][] outMajor; // W, made from V when a gradient by the input is asked for
  private float[][] input = {};
  private float[][] output = {};
  private float[][] inputGradient = {};

  DenseLayer(Parameter weight, Optional<Parameter> bias) {
    this.weight = weight;
    this.bias = bias;
    this.inputs = weight.value().length;
    this.outputs = weight.value()[0].length;
    this.start = bias.map(b -> b.value()[0]).orElseGet(() -> new float[outputs]);
    this.outMajor = new float[outputs][inputs];
  }

  @Override
  public float[][] forward(float[][] x, int rows, Batch training) {
    input = x;
    output = Rows.atLeast(output, rows, outputs);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(start, 0, output[row], 0, outputs);
    }
    Rows.addProduct(output, rows, x, weight.value(), inputs);
    return output;
  }

  @Override
  public float[][] backward(float[][] dy, int rows, boolean wanted) {
    Rows.clear(weight.gradient(), inputs);
    Rows.addTransposedProduct(weight.gradient(), inputs, input, dy, rows);
    if (bias.isPresent()) {
      float[][] gradient = bias.get().gradient();
      Rows.clear(gradient, 1);
      Rows.addRows(gradient[0], dy, rows);
    }
    return wanted ? inputGradient(dy, rows) : null;
  }

  private float[][] inputGradient(float[][] dy, int rows) {
    inputGradient = Rows.atLeast(inputGradient, rows, inputs);
    Rows.transpose(weight.value(), inputs, outMajor);
    Rows.clear(inputGradient, rows);
    Rows.addProduct(inputGradient, rows, dy, outMajor, outputs);
    return inputGradient;
  }

  @Override
  public List<Parameter> parameters() {
    return bias.map(b -> List.of(weight, b)).orElseGet(() -> List.of(weight));
  }
}
