package dev.tandem.engines.scratch;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * {@code -Σₖ tₖ·log softmax(z)ₖ} with the target {@code tₖ = wₖ·((1-s)·[k = class] + s/K)}: w the
 * class weights, s the label smoothing, K the number of classes (torch's cross_entropy). The
 * gradient is {@code softmax(z)ₖ·Σt - tₖ}.
 */
final class SoftmaxCrossEntropyLoss implements Loss {
  private final int[] labels;
  private final double[][] targets; // t by class
  private final double[] targetSums;
  private final double[] weights;
  private final double[] exponentials;

  SoftmaxCrossEntropyLoss(SoftmaxCrossEntropy spec, int[] labels, int classes) {
    this.labels = labels;
    this.weights = weights(spec.classWeights(), classes);
    this.targets = new double[classes][classes];
    this.targetSums = new double[classes];
    this.exponentials = new double[classes];
    double smoothing = spec.labelSmoothing();
    for (int y = 0; y < classes; y++) {
      for (int k = 0; k < classes; k++) {
        double share = smoothing / classes + (k == y ? 1 - smoothing : 0);
        targets[y][k] = weights[k] * share;
        targetSums[y] += targets[y][k];
      }
    }
    if (smoothing == 0) {
      System.arraycopy(weights, 0, targetSums, 0, classes);
    }
  }

  private static double[] weights(ClassWeights spec, int classes) {
    double[] weights = new double[classes];
    Arrays.fill(weights, 1);
    if (spec instanceof ClassWeights.Given given) {
      Arrays.setAll(weights, given.weights()::get);
    }
    return weights;
  }

  @Override
  public double weight(int row) {
    return weights[labels[row]];
  }

  @Override
  public double value(float[] z, int row, double factor, float[] dz) {
    double max = Double.NEGATIVE_INFINITY;
    for (float logit : z) {
      max = Math.max(max, logit);
    }
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      exponentials[k] = StrictMath.exp(z[k] - max);
      sum += exponentials[k];
    }
    double logSumExp = max + StrictMath.log(sum);
    double[] target = targets[labels[row]];
    double scale = targetSums[labels[row]] / sum;
    double loss = 0;
    for (int k = 0; k < z.length; k++) {
      loss += target[k] == 0 ? 0 : target[k] * (logSumExp - z[k]);
      dz[k] = (float) (factor * (exponentials[k] * scale - target[k]));
    }
    return loss;
  }

  @Override
  public OptionalInt correct(float[][] z, int[] rows) {
    int correct = 0;
    for (int i = 0; i < rows.length; i++) {
      correct += largest(z[i]) == labels[rows[i]] ? 1 : 0;
    }
    return OptionalInt.of(correct);
  }

  private static int largest(float[] z) {
    int best = 0;
    for (int k = 1; k < z.length; k++) {
      best = z[k] > z[best] ? k : best;
    }
    return best;
  }
}
