package dev.tandem.workbench.explain;

import static dev.tandem.workbench.explain.Expression.call;
import static dev.tandem.workbench.explain.Expression.exp;
import static dev.tandem.workbench.explain.Expression.log;
import static dev.tandem.workbench.explain.Expression.max;
import static dev.tandem.workbench.explain.Expression.minus;
import static dev.tandem.workbench.explain.Expression.number;
import static dev.tandem.workbench.explain.Expression.over;
import static dev.tandem.workbench.explain.Expression.sum;
import static dev.tandem.workbench.explain.Expression.times;

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
import dev.tandem.workbench.explain.ActivationTerms.Terms;
import dev.tandem.workbench.explain.Expression.Quantity;

/**
 * The activations and their slopes as expressions, by the formulas of {@link ActivationSpec}.
 *
 * @param x what enters
 * @param y what comes out
 */
record ActivationTerms(Quantity x, Quantity y) implements ActivationSpec.Visitor<Terms> {
  /** {@code f(x)} and {@code f'(x)}. */
  record Terms(Expression value, Expression slope) {}

  private boolean above() {
    return x.value() > 0;
  }

  /** A slope that is one number on either side of 0. */
  private Quantity kink(String function, double slope) {
    return new Quantity(
        function + "'(" + x.symbol() + ")",
        "slope of "
            + function
            + " at "
            + x.symbol()
            + ", here "
            + (above() ? "above" : "not above")
            + " 0",
        slope);
  }

  @Override
  public Terms identity(Identity spec) {
    return new Terms(x, number(1));
  }

  @Override
  public Terms relu(Relu spec) {
    return new Terms(max(number(0), x), kink("relu", above() ? 1 : 0));
  }

  @Override
  public Terms tanh(Tanh spec) {
    return new Terms(call("tanh", x, StrictMath::tanh), minus(number(1), times(y, y)));
  }

  @Override
  public Terms sigmoid(Sigmoid spec) {
    return new Terms(logistic(x), times(y, minus(number(1), y)));
  }

  @Override
  public Terms leakyRelu(LeakyRelu spec) {
    Quantity slope = constant("slope", "slope below 0", spec.slope());
    return new Terms(above() ? x : times(slope, x), kink("leaky-relu", above() ? 1 : spec.slope()));
  }

  @Override
  public Terms elu(Elu spec) {
    Quantity alpha = constant("alpha", "scale below 0", spec.alpha());
    return above()
        ? new Terms(x, kink("elu", 1))
        : new Terms(times(alpha, minus(exp(x), number(1))), times(alpha, exp(x)));
  }

  @Override
  public Terms selu(Selu spec) {
    Quantity lambda = constant("lambda", "scale of selu", Selu.SCALE);
    Quantity alpha = constant("alpha", "scale of selu below 0", Selu.ALPHA);
    return above()
        ? new Terms(times(lambda, x), lambda)
        : new Terms(times(lambda, alpha, minus(exp(x), number(1))), times(lambda, alpha, exp(x)));
  }

  @Override
  public Terms gelu(Gelu spec) {
    if (spec.form() == Gelu.Form.TANH) {
      return nearGelu();
    }
    Expression normal =
        call("Phi", x, value -> (1 + SpecialFunctions.erf(value / Math.sqrt(2))) / 2);
    Expression density =
        call("phi", x, value -> StrictMath.exp(-value * value / 2) / Math.sqrt(2 * Math.PI));
    return new Terms(times(x, normal), sum(normal, times(x, density)));
  }

  private Terms nearGelu() {
    Quantity root = constant("k", "square root of 2/pi", Math.sqrt(2 / Math.PI));
    Expression u = times(root, sum(x, times(number(0.044715), x, x, x)));
    Expression tanh = call("tanh", u, StrictMath::tanh);
    Expression half = over(sum(number(1), tanh), number(2));
    Expression inner = times(root, sum(number(1), times(number(3), number(0.044715), x, x)));
    Expression fall = over(minus(number(1), times(tanh, tanh)), number(2));
    return new Terms(times(x, half), sum(half, times(x, fall, inner)));
  }

  @Override
  public Terms silu(Silu spec) {
    Expression sigmoid = call("sigmoid", x, value -> 1 / (1 + StrictMath.exp(-value)));
    return new Terms(
        times(x, sigmoid), times(sigmoid, sum(number(1), times(x, minus(number(1), sigmoid)))));
  }

  @Override
  public Terms softplus(Softplus spec) {
    Quantity beta = constant("beta", "steepness of softplus", spec.beta());
    if (spec.beta() * x.value() > Softplus.THRESHOLD) {
      return new Terms(x, number(1));
    }
    Expression scaled = times(beta, x);
    return new Terms(
        over(log(sum(number(1), exp(scaled))), beta),
        call("sigmoid", scaled, value -> 1 / (1 + StrictMath.exp(-value))));
  }

  /** {@code 1 / (1 + exp(-x))}. */
  static Expression logistic(Expression x) {
    return over(number(1), sum(number(1), exp(new Expression.Negative(x))));
  }

  private static Quantity constant(String symbol, String meaning, double value) {
    return new Quantity(symbol, meaning, value);
  }
}
