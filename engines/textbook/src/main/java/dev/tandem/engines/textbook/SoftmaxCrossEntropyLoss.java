package dev.tandem.engines.textbook;

import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import java.util.Arrays;

/**
 * Softmax and cross-entropy in one, {@code loss = Σₖ tₖ·(log Σⱼ exp(zⱼ) - zₖ)}, where t says how
 * much of the row's target is on each class.
 *
 * <pre>
 *   plain          tₖ = [k = y]                            loss = -log softmax(z)_y
 *   in general     tₖ = (1-s)·w_y·[k = y] + s/K·wₖ         s: label smoothing, w: class weights
 *   d loss / dzₖ = (Σⱼ tⱼ)·softmax(z)ₖ - tₖ
 * </pre>
 *
 * <p>The largest logit is taken out of the sum first, so that no exponential overflows; the
 * logarithm of a softmax that has become 0 is never taken (torch.nn.functional.cross_entropy does
 * the same). The mean divides by the sum of w_y, smoothed or not, as there.
 */
record SoftmaxCrossEntropyLoss(SoftmaxCrossEntropy spec) implements ClassLoss {
  @Override
  public double value(double[] z, int y) {
    double[] t = target(z.length, y);
    double logSumExp = logSumExp(z);
    double loss = 0;
    for (int k = 0; k < z.length; k++) {
      if (t[k] != 0) { // 0 times an infinite z would not be 0
        loss += t[k] * (logSumExp - z[k]);
      }
    }
    return loss;
  }

  @Override
  public double[] gradient(double[] z, int y) {
    double[] t = target(z.length, y);
    double sum = Arrays.stream(t).sum();
    double logSumExp = logSumExp(z);
    double[] gradient = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      gradient[k] = sum * StrictMath.exp(z[k] - logSumExp) - t[k];
    }
    return gradient;
  }

  @Override
  public double weight(int y) {
    return spec.classWeights() instanceof ClassWeights.Given given ? given.weights().get(y) : 1;
  }

  private double[] target(int classes, int y) {
    double[] t = new double[classes];
    for (int k = 0; k < classes; k++) {
      t[k] = spec.labelSmoothing() / classes * weight(k);
    }
    t[y] += (1 - spec.labelSmoothing()) * weight(y);
    return t;
  }

  private static double logSumExp(double[] z) {
    double max = Arrays.stream(z).max().orElseThrow();
    double sum = 0;
    for (double value : z) {
      sum += StrictMath.exp(value - max);
    }
    return max + StrictMath.log(sum);
  }
}
