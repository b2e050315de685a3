package dev.tandem.mistakes;

import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.ScheduleSpec;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What goes wrong in gradient descent with momentum. */
final class MomentumMistakes {
  private MomentumMistakes() {}

  static List<Mistake> all() {
    return List.of(
        rateFolded(),
        sign(),
        averaged(),
        dampedFromTheStart(),
        ignored(),
        stale(),
        nesterovIgnored(),
        nesterovWithoutGradient());
  }

  private static Mistake sign() {
    return Draft.of("momentum-sign", Place.UPDATE)
        .title("Momentum enters with the wrong sign.")
        .words(
            "The velocity of the step before is subtracted, so each step works against the one"
                + " before.",
            "Progress is slower than without momentum.",
            "It comes from mixing the form v ← μ·v - η·g, w ← w + v with v ← μ·v + g, w ← w - η·v.")
        .formulas("v ← μ·v + g", "v ← -μ·v + g")
        .remedy("Choose one of the two forms and use its signs throughout.")
        .symptoms("the first step is right", "momentum makes training slower")
        .when(momentum())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> {
                      double mu = rule.spec().momentum();
                      return rule.with(
                          (SgdVariant.Velocity) (v, g, share, rate) -> -mu * v + share * g);
                    }));
  }

  private static Mistake averaged() {
    return Draft.of("momentum-averaged", Place.UPDATE)
        .title("The velocity is a moving average: the gradient enters with the factor 1 - μ.")
        .words(
            "This form is used in Adam and in some courses.",
            "Compared with PyTorch's momentum, steps are 1/(1 - μ) times smaller: ten times with μ"
                + " = 0.9.")
        .formulas("v ← μ·v + g", "v ← μ·v + (1 - μ)·g")
        .remedy(
            "Drop the factor 1 - μ, or multiply the learning rate by 1/(1 - μ).",
            "With dampening equal to the momentum, only the first step differs.")
        .symptoms("all updates are too small by 1 - μ", "training is about ten times slower")
        .when(momentum())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> {
                      double mu = rule.spec().momentum();
                      return rule.with(
                          (SgdVariant.Velocity) (v, g, share, rate) -> mu * v + (1 - mu) * g);
                    }));
  }

  private static Mistake dampedFromTheStart() {
    return Draft.of("dampening-from-the-start", Place.UPDATE)
        .title("Dampening applies to the first gradient as well.")
        .words(
            "In PyTorch the velocity starts as the first gradient, undampened.",
            "Here it starts at 0, so the first gradient is multiplied by 1 - dampening.")
        .formulas("v₁ = g₁, then v ← μ·v + (1 - τ)·g", "v₁ = (1 - τ)·g₁")
        .remedy("Set the velocity to the gradient in the first step.")
        .symptoms("the first steps are too small; the difference fades")
        .when(When.optimizer(Sgd.class, sgd -> sgd.momentum() != 0 && sgd.dampening() != 0))
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> {
                      Sgd spec = rule.spec();
                      return rule.with(
                          (SgdVariant.Velocity)
                              (v, g, share, rate) ->
                                  spec.momentum() * v + (1 - spec.dampening()) * g);
                    }));
  }

  private static Mistake ignored() {
    return Draft.of("momentum-ignored", Place.UPDATE)
        .title("Momentum is ignored.")
        .words(
            "The update uses the gradient alone.",
            "Either the velocity is never stored, or it is created anew in every step.")
        .formulas("v ← μ·v + g, w ← w - η·v", "w ← w - η·g")
        .remedy("Keep one velocity for each parameter from step to step.")
        .symptoms("the first step is right", "training is slower than expected")
        .when(momentum())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> rule.with((SgdVariant.Step) (g, before, v, rate, first) -> rate * g)));
  }

  private static Mistake stale() {
    return Draft.of("stale-momentum", Place.UPDATE)
        .title("The update uses the velocity of the step before.")
        .words(
            "The weight is updated before the velocity, so each gradient takes effect one step"
                + " late.",
            "With large rates the delay makes training unstable.")
        .formulas("v ← μ·v + g, then w ← w - η·v", "w ← w - η·v, then v ← μ·v + g")
        .remedy("Update the velocity first, then the weight.")
        .symptoms("from the second step on, updates are one step late")
        .when(momentum())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule ->
                        rule.with(
                            (SgdVariant.Step)
                                (g, before, v, rate, first) -> rate * (first ? v : before))));
  }

  private static Mistake nesterovIgnored() {
    return Draft.of("nesterov-ignored", Place.UPDATE)
        .title("Nesterov's momentum is computed as plain momentum.")
        .words(
            "The look-ahead is missing, or uses the old velocity, which gives the same.",
            "Nesterov's step adds μ times the new velocity to the gradient.")
        .formulas("v ← μ·v + g, w ← w - η·(g + μ·v)", "v ← μ·v + g, w ← w - η·v")
        .remedy("Add the gradient and μ times the new velocity.")
        .symptoms("the first step is too small by the factor 1 + μ")
        .when(nesterov())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> rule.with((SgdVariant.Step) (g, before, v, rate, first) -> rate * v)));
  }

  private static Mistake nesterovWithoutGradient() {
    return Draft.of("nesterov-without-gradient", Place.UPDATE)
        .title("Nesterov's step leaves out the gradient itself.")
        .words(
            "Only the look-ahead μ·v is applied; the gradient that should be added to it is"
                + " missing.",
            "The newest gradient counts too little.")
        .formulas("w ← w - η·(g + μ·v)", "w ← w - η·μ·v")
        .remedy("Add the gradient to μ times the new velocity.")
        .symptoms("the first step is too small by μ / (1 + μ)")
        .when(nesterov())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> {
                      double mu = rule.spec().momentum();
                      return rule.with(
                          (SgdVariant.Step) (g, before, v, rate, first) -> rate * mu * v);
                    }));
  }

  private static Mistake rateFolded() {
    return Draft.of("rate-in-the-velocity", Place.UPDATE)
        .convention()
        .title("The learning rate is folded into the velocity.")
        .words(
            "While the rate is constant, both forms give the same weights.",
            "When the rate changes, the velocity still contains the old one.",
            "It is then no longer equal, and training follows each change too slowly.")
        .formulas("v ← μ·v + g, w ← w - η·v", "v ← μ·v + η·g, w ← w - v")
        .remedy(
            "Nothing needs to change at a constant rate; otherwise multiply by the rate when"
                + " updating the weight.")
        .symptoms("weights are right until the rate changes")
        .source("P. Goyal et al.: Accurate, Large Minibatch SGD, arXiv:1706.02677, section 3")
        .when(momentum())
        .planted(
            setup ->
                sgd(
                    setup,
                    rule -> {
                      double mu = rule.spec().momentum();
                      boolean nesterov = rule.spec().nesterov();
                      return rule.with(
                              (SgdVariant.Velocity)
                                  (v, g, share, rate) -> mu * v + share * rate * g)
                          .with(
                              (SgdVariant.Step)
                                  (g, before, v, rate, first) -> nesterov ? rate * g + mu * v : v);
                    }));
  }

  /** Whether the rate never changes. */
  static boolean constantRate(ExperimentSpec e) {
    return e.schedule() instanceof ScheduleSpec.Constant;
  }

  private static Setup sgd(Setup setup, UnaryOperator<SgdVariant> change) {
    return setup.rule(rule -> change.apply(SgdVariant.of(rule, setup.experiment().optimizer())));
  }

  private static Predicate<ExperimentSpec> momentum() {
    return When.optimizer(Sgd.class, sgd -> sgd.momentum() != 0);
  }

  private static Predicate<ExperimentSpec> nesterov() {
    return When.optimizer(Sgd.class, Sgd::nesterov);
  }
}
