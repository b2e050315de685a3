package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.tensor.Matrix;

/**
 * Binary cross-entropy as people write it first: the probability p, then its logarithm.
 *
 * <pre>
 *   y = 1   loss = -w·log p         dz = w·(p - 1)      through the log: -w·log'(p)·p·(1 - p)
 *   y = 0   loss = -log(1 - p)      dz = p              through the log: log'(1 - p)·p·(1 - p)
 * </pre>
 */
record NaiveBinaryLoss(double positiveWeight, Guard guard) implements Loss {
  /** The loss as earlier mistakes have left it, or else without a guard. */
  static NaiveBinaryLoss of(Loss loss, LossSpec spec) {
    return loss instanceof NaiveBinaryLoss naive
        ? naive
        : new NaiveBinaryLoss(
            ((BinaryCrossEntropy) spec).positiveWeight().value().orElse(1), Guard.NONE);
  }

  NaiveBinaryLoss with(Guard other) {
    return new NaiveBinaryLoss(positiveWeight, other);
  }

  @Override
  public double sum(Matrix z, Targets targets) {
    int[] labels = ((Targets.Classes) targets).labels();
    double sum = 0;
    for (int row = 0; row < labels.length; row++) {
      double p = sigmoid(z.get(row, 0));
      sum -= labels[row] == 1 ? positiveWeight * guard.log(p) : guard.log(1 - p);
    }
    return sum;
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
      double slope = p * (1 - p);
      if (labels[row] == 1) {
        double d = guard.differentiated() ? -guard.slope(p) * slope : p - 1;
        dz.set(row, 0, positiveWeight * d);
      } else {
        dz.set(row, 0, guard.differentiated() ? guard.slope(1 - p) * slope : p);
      }
    }
    return dz;
  }

  static double sigmoid(double z) {
    return 1 / (1 + Math.exp(-z));
  }
}
