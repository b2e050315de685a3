package dev.tandem.workbench.contender.probe;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Selu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Silu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.tensor.SpecialFunctions;
import java.util.function.DoubleUnaryOperator;

/** The activations in float64, by the formulas of {@link ActivationSpec}. */
final class ActivationFormula implements ActivationSpec.Visitor<DoubleUnaryOperator> {
  @Override
  public DoubleUnaryOperator identity(Identity spec) {
    return x -> x;
  }

  @Override
  public DoubleUnaryOperator relu(Relu spec) {
    return x -> Math.max(x, 0);
  }

  @Override
  public DoubleUnaryOperator tanh(Tanh spec) {
    return StrictMath::tanh;
  }

  @Override
  public DoubleUnaryOperator sigmoid(Sigmoid spec) {
    return x -> 1 / (1 + StrictMath.exp(-x));
  }

  @Override
  public DoubleUnaryOperator leakyRelu(LeakyRelu spec) {
    return x -> x > 0 ? x : spec.slope() * x;
  }

  @Override
  public DoubleUnaryOperator elu(Elu spec) {
    return x -> x > 0 ? x : spec.alpha() * StrictMath.expm1(x);
  }

  @Override
  public DoubleUnaryOperator selu(Selu spec) {
    return x -> Selu.SCALE * (x > 0 ? x : Selu.ALPHA * StrictMath.expm1(x));
  }

  @Override
  public DoubleUnaryOperator gelu(Gelu spec) {
    return spec.form() == Gelu.Form.EXACT
        ? x -> x * (1 + SpecialFunctions.erf(x / Math.sqrt(2))) / 2
        : x -> x * (1 + StrictMath.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x))) / 2;
  }

  @Override
  public DoubleUnaryOperator silu(Silu spec) {
    return x -> x / (1 + StrictMath.exp(-x));
  }

  @Override
  public DoubleUnaryOperator softplus(Softplus spec) {
    double beta = spec.beta();
    return x ->
        beta * x > Softplus.THRESHOLD ? x : StrictMath.log1p(StrictMath.exp(beta * x)) / beta;
  }
}
