package dev.tandem.mistakes;

import dev.tandem.engines.textbook.UpdateRule;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.RmsProp;
import java.util.Arrays;
import java.util.List;

/** What goes wrong with updates under any optimizer. */
final class UpdateMistakes {
  private UpdateMistakes() {}

  /** What replaces the rule. */
  static List<Mistake> inner() {
    return List.of(rmsPropAlphaSwapped(), rmsPropEpsilonInsideTheRoot(), adagradNotAccumulated());
  }

  /** What changes the updates of whatever rule there is. */
  static List<Mistake> outer() {
    return List.of(scheduleIgnored(), ascent(), onlyTheLastLayer());
  }

  private static Mistake ascent() {
    return Draft.of("ascent", Place.UPDATE)
        .title("The update goes up the gradient instead of down.")
        .words(
            "The step is added where it should be subtracted, or the loss's gradient has the wrong"
                + " sign.",
            "The loss rises from the first step on.")
        .formulas("w ← w - η·g", "w ← w + η·g")
        .remedy("Subtract the step; the gradient with respect to the logits is p - t, not t - p.")
        .symptoms("the loss rises in every step", "accuracy falls below chance")
        .planted(setup -> setup.rule(rule -> AlteredRule.change(rule, d -> -d)));
  }

  private static Mistake onlyTheLastLayer() {
    return Draft.of("only-the-last-layer-learns", Place.UPDATE)
        .title("Only the last layer is updated.")
        .words(
            "Lower layers keep their random initial weights.",
            "The last layer learns from random features, which often works well enough to hide the"
                + " mistake.")
        .formulas("every layer: W ← W - η·dW", "last layer only: W ← W - η·dW")
        .remedy("Update all layers: compare each one's weights before and after a step.")
        .symptoms(
            "weights of lower layers never change",
            "accuracy stops at that of a model with random features")
        .when(When::deep)
        .planted(
            setup -> {
              String last = lastDense(setup.experiment()) + ".";
              return setup.rule(rule -> AlteredRule.except(rule, p -> !p.name().startsWith(last)));
            });
  }

  private static int lastDense(ExperimentSpec e) {
    return When.denseLayers(e.network()).max().orElseThrow();
  }

  private static Mistake scheduleIgnored() {
    return Draft.of("schedule-ignored", Place.UPDATE)
        .title("The learning rate stays as it was at the start.")
        .words(
            "The schedule changes the rate during training, but the update keeps using the first"
                + " one.",
            "Late in training, steps are usually too long.")
        .formulas("w ← w - ηₜ·g", "w ← w - η₀·g")
        .remedy("Use the rate that comes with each step.")
        .symptoms("training is right until the rate changes", "the loss stays noisy at the end")
        .when(e -> true)
        .planted(
            setup -> {
              double rate = setup.experiment().optimizer().learningRate();
              return setup.rule(
                  rule ->
                      AlteredRule.of(
                          rule, (p, memory, scheduled, t) -> rule.update(p, memory, rate, t)));
            });
  }

  private static Mistake rmsPropAlphaSwapped() {
    return Draft.of("rmsprop-alpha-swapped", Place.UPDATE)
        .title("RMSprop's α weighs the newest gradient instead of the past.")
        .words(
            "The moving average then follows the last gradient almost at once.",
            "Every step is about as long as the learning rate, whatever the gradient's history.")
        .formulas("s ← α·s + (1 - α)·g²", "s ← (1 - α)·s + α·g²")
        .remedy("Swap the two factors; α is close to 1.")
        .symptoms("the first updates are about ten times too small, for α = 0.99")
        .when(When.optimizer(RmsProp.class, r -> r.alpha() != 0.5))
        .planted(
            setup ->
                setup.rule(
                    rule -> {
                      RmsProp r = (RmsProp) setup.experiment().optimizer();
                      return UpdateRule.of(
                          new RmsProp(
                              r.learningRate(),
                              1 - r.alpha(),
                              r.epsilon(),
                              r.weightDecay(),
                              r.momentum(),
                              r.centered()));
                    }));
  }

  private static Mistake rmsPropEpsilonInsideTheRoot() {
    return Draft.of("rmsprop-epsilon-inside-the-root", Place.UPDATE)
        .title("RMSprop adds epsilon under the root.")
        .words(
            "√(s + 1e-8) is at least 1e-4, so epsilon is in effect 10,000 times larger.",
            "TensorFlow's RMSprop does this; PyTorch's does not.")
        .formulas("g / (√s + ε)", "g / √(s + ε)")
        .remedy("Take the root first and add epsilon to it.")
        .symptoms("weights with gradients below about 1e-4 learn too slowly")
        .source("PyTorch documentation of torch.optim.RMSprop, which names the difference")
        .when(When.optimizer(RmsProp.class, r -> r.momentum() == 0 && !r.centered()))
        .planted(
            setup -> {
              RmsProp spec = (RmsProp) setup.experiment().optimizer();
              return setup.rule(rule -> insideTheRoot(rule, spec));
            });
  }

  private static UpdateRule insideTheRoot(UpdateRule healthy, RmsProp spec) {
    return AlteredRule.of(
        healthy,
        (p, memory, rate, t) -> {
          double[] w = p.value().values();
          double[] before = w.clone();
          double[] g = p.decayedGradient(spec.weightDecay());
          healthy.update(p, memory, rate, t);
          double[] s = memory.get("square_avg", 0);
          for (int i = 0; i < w.length; i++) {
            w[i] = before[i] - rate * g[i] / Math.sqrt(s[i] + spec.epsilon());
          }
        });
  }

  private static Mistake adagradNotAccumulated() {
    return Draft.of("adagrad-not-accumulated", Place.UPDATE)
        .title("Adagrad divides by the newest gradient instead of the sum of all.")
        .words(
            "Without the sum, every step is as long as the learning rate, in the direction of the"
                + " gradient's sign.",
            "Steps do not become shorter, so training does not settle.")
        .formulas("s ← s + g²", "s ← g²")
        .remedy("Keep the sum of squares of each weight from step to step.")
        .symptoms("the first step is right, later ones are too long")
        .when(When.optimizer(Adagrad.class, a -> true))
        .planted(
            setup -> {
              Adagrad spec = (Adagrad) setup.experiment().optimizer();
              return setup.rule(
                  rule ->
                      AlteredRule.of(
                          rule,
                          (p, memory, rate, t) -> {
                            double[] start = new double[p.value().values().length];
                            Arrays.fill(start, spec.initialAccumulator());
                            memory.put("sum", start);
                            rule.update(p, memory, rate, t);
                          }));
            });
  }
}
