package dev.tandem.engines.process;

import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import java.util.function.DoubleUnaryOperator;

/**
 * What a program gives for outputs, as logits.
 *
 * <pre>
 *   softmax over classes   z = log p
 *   one logit of two       z = log(p / (1 - p))
 * </pre>
 *
 * <p>A probability that has been rounded to 0 counts as the smallest positive number.
 */
final class Logits {
  private Logits() {}

  /** Of probabilities under a loss of logits; values under another loss stay as they are. */
  static Matrix of(Matrix probabilities, LossSpec loss, Precision precision) {
    if (!loss.ofLogits()) {
      return probabilities;
    }
    double smallest = precision == Precision.FLOAT32 ? Float.MIN_VALUE : Double.MIN_VALUE;
    DoubleUnaryOperator log = p -> Math.log(p < smallest ? smallest : p); // NaN stays NaN
    boolean single = loss instanceof LossSpec.BinaryCrossEntropy;
    return probabilities.map(
        p -> single ? log.applyAsDouble(p) - log.applyAsDouble(1 - p) : log.applyAsDouble(p));
  }

  /** Whether all values can be probabilities. */
  static boolean plausible(Matrix probabilities) {
    for (double p : probabilities.values()) {
      if (p < -1e-6 || p > 1 + 1e-6) {
        return false;
      }
    }
    return true;
  }
}
