package dev.tandem.engines.textbook;

import dev.tandem.network.RegularizationSpec;
import java.util.List;

/**
 * The L1 penalty, and clipping.
 *
 * <pre>
 *   L1          g ← g + l1·sign(w)                  sign(0) = 0
 *   by norm     g ← g·min(1, c / (‖all g‖ + 1e-6))  torch.nn.utils.clip_grad_norm_
 *   by value    g ← min(c, max(-c, g))              torch.nn.utils.clip_grad_value_
 * </pre>
 */
record PenaltyAndClipping(RegularizationSpec spec) implements Regularization {
  private static final double MARGIN = 1e-6; // torch's

  @Override
  public void addPenalty(List<Parameter> parameters) {
    if (spec.l1() != 0) {
      for (Parameter parameter : parameters) {
        parameter.setGradient(
            parameter
                .gradient()
                .combine(parameter.value(), (g, w) -> g + spec.l1() * Math.signum(w)));
      }
    }
  }

  @Override
  public void clip(List<Parameter> parameters) {
    spec.clipNorm().ifPresent(largest -> clipNorm(parameters, largest));
    spec.clipValue().ifPresent(largest -> clipValue(parameters, largest));
  }

  private static void clipNorm(List<Parameter> parameters, double largest) {
    double coefficient = largest / (norm(parameters) + MARGIN);
    if (!(coefficient >= 1)) { // a norm that is NaN spreads, as in torch
      for (Parameter parameter : parameters) {
        parameter.setGradient(parameter.gradient().map(g -> g * coefficient));
      }
    }
  }

  private static void clipValue(List<Parameter> parameters, double largest) {
    for (Parameter parameter : parameters) {
      parameter.setGradient(
          parameter.gradient().map(g -> Math.min(largest, Math.max(-largest, g))));
    }
  }

  private static double norm(List<Parameter> parameters) {
    double squares = 0;
    for (Parameter parameter : parameters) {
      for (double g : parameter.gradient().values()) {
        squares += g * g;
      }
    }
    return Math.sqrt(squares);
  }
}
