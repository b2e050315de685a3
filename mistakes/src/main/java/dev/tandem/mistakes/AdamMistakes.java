package dev.tandem.mistakes;

import dev.tandem.mistakes.AdamVariant.Decay;
import dev.tandem.mistakes.AdamVariant.Denominator;
import dev.tandem.mistakes.AdamVariant.Time;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What goes wrong in Adam and AdamW. */
final class AdamMistakes {
  private AdamMistakes() {}

  static List<Mistake> all() {
    return List.of(
        epsilonHat(),
        otherEpsilon("1e-7", "Keras"),
        otherEpsilon("1e-10", "Some programs"),
        betasSwapped(),
        withoutCorrection(),
        timeStandsStill(),
        timeFromZero(),
        timePerParameter(),
        epsilonInsideTheRoot(),
        withoutRoot(),
        amsgradWithoutMemory(),
        decayInTheGradient(),
        decayOnTheWeight(),
        decayWithoutRate());
  }

  private static Mistake withoutCorrection() {
    return Draft.of("adam-without-correction", Place.UPDATE)
        .title("Adam's moments are not corrected for their start at 0.")
        .words(
            "Both moving averages start at 0 and are too small at first.",
            "With the usual betas, the first step is about three times too long: 0.1/√0.001.",
            "The difference fades after some thousand steps.")
        .formulas("m̂ = m / (1 - β₁ᵗ), v̂ = v / (1 - β₂ᵗ)", "m̂ = m, v̂ = v")
        .remedy("Divide both moments by 1 - βᵗ before using them; t counts updates from 1.")
        .symptoms("the first updates are about three times too large", "later updates are right")
        .source("D. Kingma, J. Ba: Adam, arXiv:1412.6980, section 3")
        .when(adam())
        .planted(setup -> adam(setup, AdamVariant::uncorrected));
  }

  private static Mistake timeStandsStill() {
    return Draft.of("adam-time-stands-still", Place.UPDATE)
        .title("Adam's step counter stays at 1.")
        .words(
            "The bias correction divides by 1 - β and not by 1 - βᵗ in every step.",
            "Steps are up to twice too long at first, and later about a third as long as they"
                + " should be.")
        .formulas("1 - βᵗ", "1 - β¹ in every step")
        .remedy("Increase t by 1 before each update, and keep it between steps.")
        .symptoms("the first step is right, all later ones are wrong")
        .when(adam())
        .planted(setup -> adam(setup, rule -> rule.with((Time) (t, name) -> 1)));
  }

  private static Mistake timeFromZero() {
    return Draft.of("adam-time-from-0", Place.UPDATE)
        .title("Adam's step counter starts at 0.")
        .words(
            "In the first step, 1 - β⁰ is 0, and the correction divides by it.",
            "The weights become NaN or infinite at once.")
        .formulas("t = 1, 2, 3, …", "t = 0, 1, 2, …")
        .remedy("Increase t before using it, or use t + 1.")
        .symptoms("NaN after the first step", "warnings about division by zero")
        .when(adam())
        .planted(setup -> adam(setup, rule -> rule.with((Time) (t, name) -> t - 1)));
  }

  private static Mistake timePerParameter() {
    return Draft.of("adam-time-per-parameter", Place.UPDATE)
        .title("Adam's step counter is increased for each parameter, not for each step.")
        .words(
            "The counter stands inside the loop over parameters, so it runs too fast.",
            "The bias correction then ends too early and differs between layers.")
        .formulas("t ← t + 1 once in each step", "t ← t + 1 for each weight and bias")
        .remedy("Move the counter out of the loop over parameters.")
        .symptoms(
            "the first parameter's first update is right, those of others are up to half too small",
            "later updates are right")
        .when(adam())
        .planted(
            setup -> {
              List<String> names =
                  setup.experiment().network().parameters().stream().map(p -> p.name()).toList();
              return adam(
                  setup,
                  rule ->
                      rule.with(
                          (Time) (t, name) -> (t - 1) * names.size() + names.indexOf(name) + 1));
            });
  }

  private static Mistake epsilonInsideTheRoot() {
    return Draft.of("adam-epsilon-inside-the-root", Place.UPDATE)
        .title("Adam adds epsilon under the root.")
        .words(
            "√(v̂ + 1e-8) is at least 1e-4, so epsilon is in effect 10,000 times larger.",
            "Weights with small gradients then hardly move.")
        .formulas("m̂ / (√v̂ + ε)", "m̂ / √(v̂ + ε)")
        .remedy("Take the root first and add epsilon to it.")
        .symptoms("weights with gradients below about 1e-4 learn too slowly")
        .when(adam())
        .planted(
            setup ->
                adam(
                    setup,
                    rule -> rule.with((Denominator) (v, unbias, e) -> Math.sqrt(v / unbias + e))));
  }

  private static Mistake withoutRoot() {
    return Draft.of("adam-without-root", Place.UPDATE)
        .title("Adam divides by the second moment instead of its root.")
        .words(
            "The step is then proportional to 1/g instead of independent of the gradient's size.",
            "Small gradients cause enormous steps.")
        .formulas("m̂ / (√v̂ + ε)", "m̂ / (v̂ + ε)")
        .remedy("Take the square root of the second moment.")
        .symptoms("the first update is far larger than the learning rate", "the loss explodes")
        .when(adam())
        .planted(
            setup ->
                adam(setup, rule -> rule.with((Denominator) (v, unbias, e) -> v / unbias + e)));
  }

  private static Mistake betasSwapped() {
    return Draft.of("adam-betas-swapped", Place.UPDATE)
        .title("Adam's two betas are swapped.")
        .words(
            "The gradient is averaged over a thousand steps and its square over ten.",
            "Updates follow the gradient far too late.")
        .formulas("m with β₁ = 0.9, v with β₂ = 0.999", "m with 0.999, v with 0.9")
        .remedy("Use beta1 (0.9) for the gradient and beta2 (0.999) for its square.")
        .symptoms("the first step is right, later ones follow the average of all gradients so far")
        .when(
            e ->
                e.optimizer() instanceof Adam a && a.beta1() != a.beta2()
                    || e.optimizer() instanceof AdamW w && w.beta1() != w.beta2())
        .planted(
            setup ->
                adam(
                    setup,
                    rule -> {
                      Adam s = rule.spec();
                      return rule.with(
                          new Adam(
                              s.learningRate(),
                              s.beta2(),
                              s.beta1(),
                              s.epsilon(),
                              s.weightDecay(),
                              s.amsgrad()));
                    }));
  }

  private static Mistake amsgradWithoutMemory() {
    return Draft.of("amsgrad-without-memory", Place.UPDATE)
        .title("AMSGrad divides by the current second moment, not by the largest so far.")
        .words(
            "Without the maximum, AMSGrad is plain Adam.",
            "It shows where a gradient becomes smaller than it was.")
        .formulas("v̂ ← max(v̂, v)", "v̂ ← v")
        .remedy("Keep the largest second moment of each weight from step to step.")
        .symptoms("the first step is right, later ones can be too large")
        .when(
            e ->
                e.optimizer() instanceof Adam a && a.amsgrad()
                    || e.optimizer() instanceof AdamW w && w.amsgrad())
        .planted(setup -> adam(setup, AdamVariant::forgetful));
  }

  private static Mistake decayInTheGradient() {
    return Draft.of("adamw-decay-in-the-gradient", Place.UPDATE)
        .title("AdamW's weight decay is added to the gradient.")
        .words(
            "In the gradient, decay is divided by the root of the second moment like everything"
                + " else.",
            "Weights with large gradients then decay less; this is Adam with L2, not AdamW.")
        .formulas("w ← w - η·λ·w, then Adam's step by g", "Adam's step by g + λ·w")
        .remedy("Subtract η·λ·w from the weight itself, outside of Adam's moments.")
        .symptoms("weights shrink by different shares")
        .source("I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization, arXiv:1711.05101")
        .when(When.optimizer(AdamW.class, w -> w.weightDecay() != 0))
        .planted(setup -> adam(setup, rule -> rule.with(Decay.GRADIENT)));
  }

  private static Mistake decayOnTheWeight() {
    return Draft.of("adam-decay-on-the-weight", Place.UPDATE)
        .title("Adam's weight decay is applied to the weight, not to the gradient.")
        .words(
            "This is AdamW.",
            "The experiment asks for Adam, whose decay enters the gradient and its moments.")
        .formulas("Adam's step by g + λ·w", "w ← w - η·λ·w, then Adam's step by g")
        .remedy("Add λ·w to the gradient; or ask for optimizer: adamw.")
        .symptoms("all weights shrink by the same share")
        .source("I. Loshchilov, F. Hutter: Decoupled Weight Decay Regularization, arXiv:1711.05101")
        .when(When.optimizer(Adam.class, a -> a.weightDecay() != 0))
        .planted(setup -> adam(setup, rule -> rule.with(Decay.WEIGHT)));
  }

  private static Mistake decayWithoutRate() {
    return Draft.of("adamw-decay-without-rate", Place.UPDATE)
        .title("AdamW's decay is not multiplied by the learning rate.")
        .words(
            "PyTorch's AdamW multiplies the decay by the rate, so usual values of λ are about"
                + " 0.01.",
            "Without the rate, such a λ takes 1 % off every weight in every step.")
        .formulas("w ← w - η·λ·w", "w ← w - λ·w")
        .remedy("Multiply the decay by the learning rate.")
        .symptoms("weights shrink towards 0 within a few hundred steps")
        .when(When.optimizer(AdamW.class, w -> w.weightDecay() != 0))
        .planted(setup -> adam(setup, rule -> rule.with(Decay.WEIGHT_WITHOUT_RATE)));
  }

  private static Mistake epsilonHat() {
    return Draft.of("adam-epsilon-hat", Place.UPDATE)
        .convention()
        .title("Adam's correction is folded into the learning rate.")
        .words(
            "The shorter form of the paper adds epsilon to the uncorrected root.",
            "Epsilon is then up to 32 times larger in the first steps.",
            "It is equal while gradients are much larger than epsilon, and no longer for gradients"
                + " near 0.")
        .formulas("η·m̂ / (√v̂ + ε)", "η·√(1 - β₂ᵗ)/(1 - β₁ᵗ)·m / (√v + ε)")
        .remedy("Nothing needs to change.")
        .symptoms("weights with gradients near 1e-8 differ in the first steps")
        .source("D. Kingma, J. Ba: Adam, arXiv:1412.6980, end of section 2")
        .when(adam())
        .planted(
            setup ->
                adam(
                    setup,
                    rule ->
                        rule.with(
                            (Denominator)
                                (v, unbias, e) -> (Math.sqrt(v) + e) / Math.sqrt(unbias))));
  }

  private static Mistake otherEpsilon(String epsilon, String who) {
    double number = Double.parseDouble(epsilon);
    return Draft.of("adam-epsilon-" + epsilon, Place.UPDATE)
        .convention()
        .title("Adam's epsilon is " + epsilon + ".")
        .words(
            who
                + (who.endsWith("s") && !who.equals("Keras") ? " use " : " uses ")
                + epsilon
                + " where PyTorch uses 1e-8.",
            "It is equal while gradients are much larger than epsilon, and no longer for gradients"
                + " near 0.")
        .formulas("m̂ / (√v̂ + 1e-8)", "m̂ / (√v̂ + " + epsilon + ")")
        .remedy("Nothing needs to change; or set epsilon: " + epsilon + " in the experiment.")
        .symptoms("weights with very small gradients differ slightly")
        .when(
            e ->
                e.optimizer() instanceof Adam a && a.epsilon() != number
                    || e.optimizer() instanceof AdamW w && w.epsilon() != number)
        .planted(
            setup ->
                adam(
                    setup,
                    rule -> {
                      Adam s = rule.spec();
                      return rule.with(
                          new Adam(
                              s.learningRate(),
                              s.beta1(),
                              s.beta2(),
                              number,
                              s.weightDecay(),
                              s.amsgrad()));
                    }));
  }

  private static Setup adam(Setup setup, UnaryOperator<AdamVariant> change) {
    return setup.rule(rule -> change.apply(AdamVariant.of(rule, setup.experiment().optimizer())));
  }

  private static Predicate<ExperimentSpec> adam() {
    return e -> e.optimizer() instanceof Adam || e.optimizer() instanceof AdamW;
  }
}
