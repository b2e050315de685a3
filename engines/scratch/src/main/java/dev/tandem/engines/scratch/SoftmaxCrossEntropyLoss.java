package dev.tandem.engines.scratch;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.Arrays;

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

  SoftmaxCrossEntropyLoss(SoftmaxCrossEntropy spec, int[] labels, int classes) {
    this.labels = labels;
    this.weights = weights(spec.classWeights(), classes);
    this.targets = new double[classes][classes];
    this.targetSums = new double[classes];
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
    int classes = weights.length;
    float max = Float.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      max = Math.max(max, z[k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      dz[k] = (float) StrictMath.exp(z[k] - max);
      sum += dz[k];
    }
    double logSumExp = max + StrictMath.log(sum);
    double[] target = targets[labels[row]];
    double scale = targetSums[labels[row]] / sum;
    double loss = 0;
    for (int k = 0; k < classes; k++) {
      loss += target[k] == 0 ? 0 : target[k] * (logSumExp - z[k]);
      dz[k] = (float) (factor * (dz[k] * scale - target[k]));
    }
    return loss;
  }

  @Override
  public boolean isHit(float[] z, int row) {
    int best = 0;
    for (int k = 1; k < weights.length; k++) {
      best = z[k] > z[best] ? k : best;
    }
    return best == labels[row];
  }
}
