package dev.tandem.mistakes;

import dev.tandem.engines.textbook.Parameter;
import dev.tandem.engines.textbook.Regularization;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.RegularizationSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** What goes wrong with clipping and the L1 penalty. */
final class ClippingMistakes {
  private ClippingMistakes() {}

  static List<Mistake> all() {
    return List.of(valuesForNorm(), perTensor(), ignored(), noPenalty(), penaltyWithoutSign());
  }

  private static Mistake perTensor() {
    return Draft.of("clip-per-tensor", Place.BACKWARD)
        .title("Each tensor's gradient is clipped by its own norm.")
        .words(
            "Clipping by norm should scale all gradients by one factor, so that the direction of"
                + " the step stays.",
            "Clipped one by one, large gradients shrink and small ones do not.",
            "In Keras, clipnorm does this and global_clipnorm does not.")
        .formulas("all g ← g·min(1, c / ‖all g‖)", "each g ← g·min(1, c / ‖g‖)")
        .remedy("Compute one norm over all gradients, and scale all by the same factor.")
        .symptoms("the step's direction changes when gradients are clipped")
        .source("Keras documentation of optimizers: clipnorm and global_clipnorm")
        .when(ClippingMistakes::byNorm)
        .planted(
            setup ->
                clip(
                    setup,
                    (healthy, parameters) -> parameters.forEach(p -> healthy.clip(List.of(p)))));
  }

  private static Mistake ignored() {
    return Draft.of("clip-ignored", Place.BACKWARD)
        .title("Gradients are not clipped.")
        .words(
            "The experiment limits gradients, but the update uses them as they are.",
            "A single steep batch can throw the weights far off.")
        .formulas("g ← clip(g), then the update", "the update by g")
        .remedy("Clip after the backward pass and before the update.")
        .symptoms("steps are too long when gradients are large; otherwise all is right")
        .when(e -> byNorm(e) || e.regularization().clipValue().isPresent())
        .planted(setup -> clip(setup, (healthy, parameters) -> {}));
  }

  private static Mistake valuesForNorm() {
    return Draft.of("clip-values-for-norm", Place.BACKWARD)
        .title("Each value is clipped where the norm should be.")
        .words(
            "Clipping by norm scales all gradients; clipping by value cuts off single numbers.",
            "With the same limit, values are cut far less often, and the direction changes when"
                + " they are.")
        .formulas("g ← g·min(1, c / ‖all g‖)", "g ← min(c, max(-c, g))")
        .remedy("Scale all gradients by c / norm if the norm exceeds c.")
        .symptoms("gradients keep a norm above the limit")
        .when(ClippingMistakes::byNorm)
        .planted(
            setup -> {
              RegularizationSpec spec = setup.experiment().regularization();
              Regularization byValue =
                  Regularization.of(
                      new RegularizationSpec(spec.l1(), OptionalDouble.empty(), spec.clipNorm()));
              return clip(setup, (healthy, parameters) -> byValue.clip(parameters));
            });
  }

  private static Mistake noPenalty() {
    return Draft.of("l1-ignored", Place.BACKWARD)
        .title("The L1 penalty is ignored.")
        .words(
            "The experiment pulls every weight towards 0 by a constant amount, but gradients lack"
                + " it.",
            "Weights that carry no information do not vanish.")
        .formulas("g + l1·sign(w)", "g")
        .remedy("Add l1·sign(w) to each parameter's gradient before clipping.")
        .symptoms("gradients are off by the same amount everywhere")
        .when(e -> e.regularization().l1() != 0)
        .planted(setup -> penalty(setup, parameters -> {}));
  }

  private static Mistake penaltyWithoutSign() {
    return Draft.of("l1-without-sign", Place.BACKWARD)
        .title("The L1 penalty's gradient is l1·w instead of l1·sign(w).")
        .words(
            "l1·w belongs to the L2 penalty, whose pull fades near 0.",
            "L1's pull is the same for small and large weights, which is what makes weights"
                + " vanish.")
        .formulas("g + l1·sign(w)", "g + l1·w")
        .remedy("Use the sign of the weight.")
        .symptoms("small weights are not pulled to 0")
        .when(e -> e.regularization().l1() != 0)
        .planted(
            setup -> {
              double l1 = setup.experiment().regularization().l1();
              return penalty(
                  setup,
                  parameters ->
                      parameters.forEach(
                          p ->
                              p.setGradient(
                                  p.gradient().combine(p.value(), (g, w) -> g + l1 * w))));
            });
  }

  private static boolean byNorm(ExperimentSpec e) {
    return e.regularization().clipNorm().isPresent();
  }

  private interface Clip {
    void apply(Regularization healthy, List<Parameter> parameters);
  }

  private static Setup clip(Setup setup, Clip wrong) {
    return setup.regularization(
        healthy ->
            new Regularization() {
              @Override
              public void addPenalty(List<Parameter> parameters) {
                healthy.addPenalty(parameters);
              }

              @Override
              public void clip(List<Parameter> parameters) {
                wrong.apply(healthy, parameters);
              }
            });
  }

  private static Setup penalty(Setup setup, Consumer<List<Parameter>> wrong) {
    return setup.regularization(
        healthy ->
            new Regularization() {
              @Override
              public void addPenalty(List<Parameter> parameters) {
                wrong.accept(parameters);
              }

              @Override
              public void clip(List<Parameter> parameters) {
                healthy.clip(parameters);
              }
            });
  }
}
