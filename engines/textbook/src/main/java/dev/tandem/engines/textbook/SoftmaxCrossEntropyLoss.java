package dev.tandem.engines.textbook;

import java.util.Arrays;

/**
 * Softmax and cross-entropy in one: {@code loss = log Σₖ exp(zₖ) - z_y}.
 *
 * <pre>
 *   d loss / dzₖ = softmax(z)ₖ - [k = y]
 * </pre>
 *
 * <p>The largest logit is taken out of the sum first, so that no exponential overflows; the
 * logarithm of a softmax that has become 0 is never taken (torch.nn.functional.cross_entropy does
 * the same).
 */
final class SoftmaxCrossEntropyLoss implements Loss {
  @Override
  public double value(double[] z, int y) {
    return logSumExp(z) - z[y];
  }

  @Override
  public double[] gradient(double[] z, int y) {
    double logSumExp = logSumExp(z);
    double[] gradient = new double[z.length];
    for (int k = 0; k < z.length; k++) {
      gradient[k] = StrictMath.exp(z[k] - logSumExp) - (k == y ? 1 : 0);
    }
    return gradient;
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
