package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.Arrays;
import java.util.List;

/**
 * Fully connected layer, {@code Y = X·Wᵀ + b}, as sums of scaled rows of V = Wᵀ [in][out].
 *
 * <pre>
 *   y_row  = b + Σ_in x_row[in]·V[in]
 *   dV[in] = Σ_rows x_row[in]·dy_row        db = Σ_rows dy_row
 *   dx_row = Σ_out dy_row[out]·W[out]
 * </pre>
 */
final class DenseLayer implements Layer {
  private final Parameter weight;
  private final Parameter bias;
  private final int inputs;
  private final int outputs;
  private final float[][]
      outMajor; // W [out][in], made from V when a gradient by the input is asked for
  private float[][] input = {};
  private float[][] inputColumns = {};
  private float[][] output = {};
  private float[][] inputGradient = {};
  private float[] ones = {};

  DenseLayer(Parameter weight, Parameter bias) {
    this.weight = weight;
    this.bias = bias;
    this.inputs = weight.value().length;
    this.outputs = weight.value()[0].length;
    this.outMajor = new float[outputs][inputs];
  }

  @Override
  public float[][] forward(float[][] x, int rows, Batch training) {
    input = x;
    output = Rows.atLeast(output, rows, outputs);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(bias.value()[0], 0, output[row], 0, outputs);
      Rows.addScaled(output[row], x[row], weight.value(), inputs);
    }
    return output;
  }

  @Override
  public float[][] backward(float[][] dy, int rows, boolean wanted) {
    weightGradient(dy, rows);
    if (!wanted) {
      return null;
    }
    inputGradient = Rows.atLeast(inputGradient, rows, inputs);
    Rows.transpose(weight.value(), inputs, outMajor);
    Rows.clear(inputGradient, rows);
    for (int row = 0; row < rows; row++) {
      Rows.addScaled(inputGradient[row], dy[row], outMajor, outputs);
    }
    return inputGradient;
  }

  private void weightGradient(float[][] dy, int rows) {
    if (inputColumns.length == 0 || inputColumns[0].length < rows) {
      inputColumns = new float[inputs][rows];
      ones = new float[rows];
      Arrays.fill(ones, 1);
    }
    Rows.transpose(input, rows, inputColumns);
    Rows.clear(weight.gradient(), inputs);
    for (int in = 0; in < inputs; in++) {
      Rows.addScaled(weight.gradient()[in], inputColumns[in], dy, rows);
    }
    Rows.clear(bias.gradient(), 1);
    Rows.addScaled(bias.gradient()[0], ones, dy, rows);
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }
}
