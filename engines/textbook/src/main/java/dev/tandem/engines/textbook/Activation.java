package dev.tandem.engines.textbook;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.SpecException;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number and its slope.
 *
 * @param value {@code y = f(x)}
 * @param slope {@code f'} from x and y, since for some functions y is all that it takes
 */
record Activation(DoubleUnaryOperator value, DoubleBinaryOperator slope) {
  private static final Activation IDENTITY = new Activation(x -> x, (x, y) -> 1);
  private static final Activation RELU =
      new Activation(x -> x <= 0 ? 0 : x, (x, y) -> x > 0 ? 1 : 0);
  private static final Activation TANH = new Activation(StrictMath::tanh, (x, y) -> 1 - y * y);
  private static final Activation SIGMOID =
      new Activation(Activation::sigmoid, (x, y) -> y * (1 - y));

  static Activation of(ActivationSpec spec) {
    return spec.accept(new FromSpec());
  }

  /** {@code 1 / (1 + exp(-x))}. */
  static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  private static final class FromSpec implements ActivationSpec.Visitor<Activation> {
    @Override
    public Activation identity(Identity spec) {
      return IDENTITY;
    }

    @Override
    public Activation relu(Relu spec) {
      return RELU;
    }

    @Override
    public Activation tanh(Tanh spec) {
      return TANH;
    }

    @Override
    public Activation sigmoid(Sigmoid spec) {
      return SIGMOID;
    }

    @Override
    public Activation leakyRelu(ActivationSpec.LeakyRelu spec) {
      throw SpecException.unsupported("textbook", "activation", spec.name());
    }

    @Override
    public Activation elu(ActivationSpec.Elu spec) {
      throw SpecException.unsupported("textbook", "activation", spec.name());
    }

    @Override
    public Activation selu(ActivationSpec.Selu spec) {
      throw SpecException.unsupported("textbook", "activation", spec.name());
    }

    @Override
    public Activation gelu(ActivationSpec.Gelu spec) {
      throw SpecException.unsupported("textbook", "activation", spec.name());
    }

    @Override
    public Activation silu(ActivationSpec.Silu spec) {
      throw SpecException.unsupported("textbook", "activation", spec.name());
    }

    @Override
    public Activation softplus(ActivationSpec.Softplus spec) {
      throw SpecException.unsupported("textbook", "activation", spec.name());
    }
  }
}
