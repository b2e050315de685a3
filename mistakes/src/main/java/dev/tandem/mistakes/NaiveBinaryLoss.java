package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.Optional;

/**
 * Binary cross-entropy as people write it first: the probability p, then its logarithm.
 *
 * <pre>
 *   y = 1   loss = -w·log p         dz = w·(p - 1)      through the log: -w·log'(p)·p·(1 - p)
 *   y = 0   loss = -log(1 - p)      dz = p              through the log: log'(1 - p)·p·(1 - p)
 * </pre>
 */
record NaiveBinaryLoss(double positiveWeight, Optional<Guard> guard) implements Loss {
  /** The loss as earlier mistakes have left it, or else the right one. */
  static NaiveBinaryLoss of(Loss loss, LossSpec spec) {
    return loss instanceof NaiveBinaryLoss naive
        ? naive
        : new NaiveBinaryLoss(
            ((BinaryCrossEntropy) spec).positiveWeight().value().orElse(1), Optional.empty());
  }

  NaiveBinaryLoss with(Guard other) {
    return new NaiveBinaryLoss(positiveWeight, Optional.of(other));
  }

  @Override
  public double sum(Matrix z, Targets targets) {
    int[] labels = ((Targets.Classes) targets).labels();
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double logit = z.get(row, 0);
      sum -= labels[row] == 1 ? positiveWeight * logSigmoid(logit) : logSigmoidOfMinus(logit);
    }
    return sum;
  }

  /** log p. */
  private double logSigmoid(double z) {
    return guard.map(own -> own.log(sigmoid(z))).orElseGet(() -> -softplus(-z));
  }

  /** log(1 - p), in which rounding makes 0 of what is left. */
  private double logSigmoidOfMinus(double z) {
    return guard.map(own -> own.log(1 - sigmoid(z))).orElseGet(() -> -softplus(z));
  }

  /** log(1 + exp z). */
  private static double softplus(double z) {
    return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
  }

  @Override
  public double weight(Targets targets) {
    return targets.rows();
  }

  @Override
  public Matrix gradient(Matrix z, Targets targets) {
    int[] labels = ((Targets.Classes) targets).labels();
    Matrix dz = Matrix.zeros(z.rows(), 1);
    for (int row = 0; row < labels.length; row++) {
      double p = sigmoid(z.get(row, 0));
      boolean positive = labels[row] == 1;
      double ofClass = positive ? p : 1 - p;
      // the slope of -log of the class's probability, by p times p's own by z
      double size =
          guard
              .filter(Guard::differentiated)
              .map(own -> own.slope(ofClass) * p * (1 - p))
              .orElse(1 - ofClass);
      dz.set(row, 0, positive ? -positiveWeight * size : size);
    }
    return dz;
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
