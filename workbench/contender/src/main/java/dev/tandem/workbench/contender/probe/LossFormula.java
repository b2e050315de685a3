package dev.tandem.workbench.contender.probe;

import dev.tandem.data.Targets;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.function.DoubleUnaryOperator;

/**
 * A loss and its gradient by a network's outputs, in float64, by the formulas of {@link LossSpec}:
 * what an engine's own are held against.
 *
 * @param outputs [B, outputs]
 * @param targets of the same rows
 */
record LossFormula(Matrix outputs, Targets targets) implements LossSpec.Visitor<LossFormula.Value> {
  /**
   * What came out.
   *
   * @param loss of the batch as it is reduced
   * @param gradient [B, outputs], row after row
   */
  record Value(double loss, double[] gradient) {
    private Value times(double factor) {
      double[] scaled = gradient.clone();
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= factor;
      }
      return new Value(factor * loss, scaled);
    }
  }

  @Override
  public Value softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
    int[] labels = ((Targets.Classes) targets).labels();
    int classes = outputs.cols();
    double[] gradient = new double[labels.length * classes];
    double loss = 0;
    double weight = 0;
    for (int row = 0; row < labels.length; row++) {
      double[] z = outputs.row(row);
      double logSum = logSumExp(z);
      double whole = 0;
      for (int k = 0; k < classes; k++) {
        double share = target(spec, k, labels[row], classes);
        whole += share;
        loss += share == 0 ? 0 : share * (logSum - z[k]);
        gradient[row * classes + k] = -share;
      }
      for (int k = 0; k < classes; k++) {
        gradient[row * classes + k] += whole * StrictMath.exp(z[k] - logSum);
      }
      weight += weight(spec.classWeights(), labels[row]);
    }
    return reduced(new Value(loss, gradient), spec.reduction(), weight);
  }

  private static double target(SoftmaxCrossEntropy spec, int k, int label, int classes) {
    double weight = weight(spec.classWeights(), k);
    return spec.labelSmoothing() / classes * weight
        + (k == label ? (1 - spec.labelSmoothing()) * weight : 0);
  }

  private static double weight(ClassWeights weights, int ofClass) {
    return weights instanceof ClassWeights.Given given ? given.weights().get(ofClass) : 1;
  }

  private static double logSumExp(double[] z) {
    double max = Double.NEGATIVE_INFINITY;
    for (double value : z) {
      max = Math.max(max, value);
    }
    double sum = 0;
    for (double value : z) {
      sum += StrictMath.exp(value - max);
    }
    return max + StrictMath.log(sum);
  }

  @Override
  public Value binaryCrossEntropy(BinaryCrossEntropy spec) {
    int[] labels = ((Targets.Classes) targets).labels();
    double positive = spec.positiveWeight().value().orElseThrow();
    double[] gradient = new double[labels.length];
    double loss = 0;
    for (int row = 0; row < labels.length; row++) {
      double sign = labels[row] == 1 ? -1 : 1;
      double factor = labels[row] == 1 ? positive : 1;
      double z = sign * outputs.get(row, 0);
      loss += factor * (Math.max(z, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(z))));
      gradient[row] = sign * factor / (1 + StrictMath.exp(-z));
    }
    return reduced(new Value(loss, gradient), spec.reduction(), labels.length);
  }

  @Override
  public Value meanSquaredError(MeanSquaredError spec) {
    return ofErrors(spec.reduction(), error -> error * error, error -> 2 * error);
  }

  @Override
  public Value meanAbsoluteError(MeanAbsoluteError spec) {
    return ofErrors(spec.reduction(), Math::abs, Math::signum);
  }

  @Override
  public Value huber(Huber spec) {
    double delta = spec.delta();
    return ofErrors(
        spec.reduction(),
        error ->
            Math.abs(error) <= delta ? error * error / 2 : delta * (Math.abs(error) - delta / 2),
        error -> Math.max(-delta, Math.min(delta, error)));
  }

  private Value ofErrors(
      Reduction reduction, DoubleUnaryOperator value, DoubleUnaryOperator slope) {
    float[] actual = targets.numbers(outputs.cols()).values();
    double[] gradient = new double[actual.length];
    double loss = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = outputs.values()[i] - actual[i];
      loss += value.applyAsDouble(error);
      gradient[i] = slope.applyAsDouble(error);
    }
    return reduced(new Value(loss, gradient), reduction, actual.length);
  }

  private static Value reduced(Value sum, Reduction reduction, double weight) {
    return reduction == Reduction.MEAN ? sum.times(1 / weight) : sum;
  }
}
