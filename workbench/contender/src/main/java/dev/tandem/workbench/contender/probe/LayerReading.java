package dev.tandem.workbench.contender.probe;

import dev.tandem.engine.Trace;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.workbench.contender.probe.Agreement.Verdict;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether a layer's output is that of its formula, from its input, at a few rows and columns. The
 * first layer's input are the rows of the dataset: agreement there says that the session really
 * computed on them.
 *
 * @param layer index among all layers
 * @param input [B, in]
 * @param trace whose outputs are looked at
 * @param parameters as they were before the step
 * @param rounding relative error of the session's precision
 */
record LayerReading(int layer, Matrix input, Trace trace, Parameters parameters, double rounding)
    implements LayerSpec.Visitor<Verdict> {
  private static final int ROWS = 8;
  private static final int COLUMNS = 32;

  @Override
  public Verdict dense(Dense spec) {
    Agreement agreement = new Agreement(64 * rounding * Samples.largest(firstRows(input)));
    int rows = Math.min(ROWS, input.rows());
    int columns = Math.min(COLUMNS, output().cols());
    double[] expected = new double[rows * columns];
    double[] seen = new double[rows * columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int at = row * columns + column;
        expected[at] = spec.bias() ? parameters.get(layer + ".bias").get(column) : 0;
        for (int k = 0; k < input.cols(); k++) {
          double weight = parameters.get(layer + ".weight").get(column * input.cols() + k);
          expected[at] += weight * input.get(row, k);
        }
        seen[at] = output().get(row, column);
      }
    }
    agreement.scale(expected);
    agreement.compare(expected, seen);
    return agreement.verdict();
  }

  @Override
  public Verdict activation(Activation spec) {
    DoubleUnaryOperator function = spec.function().accept(new ActivationFormula());
    double[] expected = Arrays.stream(firstRows(input)).map(function).toArray();
    return Agreement.of(expected, firstRows(output()), 4 * rounding);
  }

  /** Masks are looked at by themselves; see {@link MaskReading}. */
  @Override
  public Verdict dropout(Dropout spec) {
    return Verdict.TOO_SMALL;
  }

  @Override
  public Verdict batchNorm(BatchNorm spec) {
    int columns = Math.min(COLUMNS, input.cols());
    double[] expected = new double[columns];
    double[] seen = new double[columns];
    for (int column = 0; column < columns; column++) {
      double[] values = input.column(column);
      expected[column] = normalized(values, spec.epsilon(), 0, column);
      seen[column] = output().get(0, column);
    }
    return Agreement.of(expected, seen, 1e3 * rounding);
  }

  @Override
  public Verdict layerNorm(LayerNorm spec) {
    double[] values = input.row(0);
    double[] expected = new double[values.length];
    for (int column = 0; column < values.length; column++) {
      expected[column] = normalized(values, spec.epsilon(), column, column);
    }
    return Agreement.of(expected, output().row(0), 1e3 * rounding);
  }

  private double normalized(double[] values, double epsilon, int index, int column) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double variance =
        Arrays.stream(values).map(v -> (v - mean) * (v - mean)).average().orElseThrow();
    return parameters.get(layer + ".weight").get(column)
            * (values[index] - mean)
            / Math.sqrt(variance + epsilon)
        + parameters.get(layer + ".bias").get(column);
  }

  private Matrix output() {
    return trace.layers().get(layer).output();
  }

  private static double[] firstRows(Matrix matrix) {
    return Arrays.copyOf(matrix.values(), Math.min(ROWS, matrix.rows()) * matrix.cols());
  }
}
