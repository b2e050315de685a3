package dev.tandem.engines.textbook;

import dev.tandem.network.ActivationSpec;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number and its slope. {@link ActivationFormulas} has them all.
 *
 * @param value {@code y = f(x)}
 * @param slope {@code f'} from x and y, since for some functions y is all that it takes
 */
public record Activation(DoubleUnaryOperator value, DoubleBinaryOperator slope) {
  public static Activation of(ActivationSpec spec) {
    return spec.accept(new ActivationFormulas());
  }

  /** {@code σ(x) = 1 / (1 + exp(-x))}. */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }
}
