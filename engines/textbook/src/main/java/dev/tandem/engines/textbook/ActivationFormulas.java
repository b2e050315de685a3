package dev.tandem.engines.textbook;

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

/**
 * The activations, each as {@code f(x)} and {@code f'(x, y)}. Conventions are
 * torch.nn.functional's: at a kink the slope is that of the left side.
 *
 * <pre>
 *   relu        max(x, 0)                          [x &gt; 0]
 *   leaky relu  x or a·x                           1 or a
 *   elu         x or α(eˣ - 1)                     1 or αeˣ
 *   selu        λ·elu(x), fixed λ and α
 *   gelu        x·Φ(x)                             Φ(x) + x·φ(x)
 *   silu        x·σ(x)                             σ(x)·(1 + x·(1 - σ(x)))
 *   softplus    log(1 + exp(βx)) / β               σ(βx)
 *   tanh        tanh(x)                            1 - y²
 *   sigmoid     σ(x)                               y·(1 - y)
 * </pre>
 */
final class ActivationFormulas implements ActivationSpec.Visitor<Activation> {
  @Override
  public Activation identity(Identity spec) {
    return new Activation(x -> x, (x, y) -> 1);
  }

  @Override
  public Activation relu(Relu spec) {
    return new Activation(x -> x <= 0 ? 0 : x, (x, y) -> x > 0 ? 1 : 0);
  }

  @Override
  public Activation tanh(Tanh spec) {
    return new Activation(StrictMath::tanh, (x, y) -> 1 - y * y);
  }

  @Override
  public Activation sigmoid(Sigmoid spec) {
    return new Activation(Activation::sigmoid, (x, y) -> y * (1 - y));
  }

  @Override
  public Activation leakyRelu(LeakyRelu spec) {
    double a = spec.slope();
    return new Activation(x -> x > 0 ? x : a * x, (x, y) -> x > 0 ? 1 : a);
  }

  @Override
  public Activation elu(Elu spec) {
    return exponentialBelowZero(1, spec.alpha());
  }

  @Override
  public Activation selu(Selu spec) {
    return exponentialBelowZero(Selu.SCALE, Selu.ALPHA);
  }

  private static Activation exponentialBelowZero(double scale, double alpha) {
    return new Activation(
        x -> x > 0 ? scale * x : scale * alpha * StrictMath.expm1(x),
        (x, y) -> x > 0 ? scale : scale * alpha * StrictMath.exp(x));
  }

  @Override
  public Activation gelu(Gelu spec) {
    return spec.form() == Gelu.Form.EXACT
        ? new Activation(x -> x * normal(x), (x, y) -> normal(x) + x * density(x))
        : new Activation(x -> x * nearNormal(x), (x, y) -> nearNormal(x) + x * nearDensity(x));
  }

  /** {@code Φ(x) = (1 + erf(x/√2)) / 2}. */
  private static double normal(double x) {
    return (1 + SpecialFunctions.erf(x / Math.sqrt(2))) / 2;
  }

  /** {@code φ(x) = Φ'(x) = exp(-x²/2) / √(2π)}. */
  private static double density(double x) {
    return StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
  }

  /** {@code Φ(x) ≈ (1 + tanh u) / 2} with {@code u = √(2/π)·(x + 0.044715·x³)}. */
  private static double nearNormal(double x) {
    return (1 + StrictMath.tanh(u(x))) / 2;
  }

  /** The slope of {@link #nearNormal}: {@code (1 - tanh² u)/2 · u'}. */
  private static double nearDensity(double x) {
    double tanh = StrictMath.tanh(u(x));
    return (1 - tanh * tanh) / 2 * Math.sqrt(2 / Math.PI) * (1 + 3 * 0.044715 * x * x);
  }

  private static double u(double x) {
    return Math.sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x);
  }

  @Override
  public Activation silu(Silu spec) {
    return new Activation(
        x -> x * Activation.sigmoid(x),
        (x, y) -> Activation.sigmoid(x) * (1 + x * (1 - Activation.sigmoid(x))));
  }

  @Override
  public Activation softplus(Softplus spec) {
    double beta = spec.beta();
    return new Activation(
        x -> beta * x > Softplus.THRESHOLD ? x : StrictMath.log1p(StrictMath.exp(beta * x)) / beta,
        (x, y) -> beta * x > Softplus.THRESHOLD ? 1 : Activation.sigmoid(beta * x));
  }
}
