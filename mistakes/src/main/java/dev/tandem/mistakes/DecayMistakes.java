package dev.tandem.mistakes;

import dev.tandem.engines.textbook.Parameter;
import dev.tandem.engines.textbook.UpdateRule;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What goes wrong with weight decay: it is multiplied by something. */
final class DecayMistakes {
  private DecayMistakes() {}

  static List<Mistake> all() {
    return List.of(none(), noneForBiases(), sign(), doubled(), byRows());
  }

  private static Mistake none() {
    return Draft.of("no-weight-decay", Place.UPDATE)
        .title("Weight decay is ignored.")
        .words(
            "The experiment asks for weights to be pulled towards 0, but the update uses the loss's"
                + " gradient alone.",
            "Weights grow larger than they should.")
        .formulas("g + λ·w", "g")
        .remedy("Add λ·w to the gradient of each parameter.")
        .symptoms("the norm of the weights is too large at the end")
        .when(DecayMistakes::decays)
        .planted(setup -> decay(setup, p -> 0));
  }

  private static Mistake noneForBiases() {
    return Draft.of("no-decay-of-biases", Place.UPDATE)
        .title("Weight decay leaves out the biases.")
        .words(
            "This is common practice, but not what the experiment asks for.",
            "PyTorch's weight_decay covers every parameter that the optimizer gets.")
        .formulas("g + λ·w for weights and biases", "g + λ·w for weights, g for biases")
        .remedy("Apply the decay to biases as well.")
        .symptoms("weights are right in the first steps, biases are not")
        .when(e -> decays(e) && When.bias(e))
        .planted(setup -> decay(setup, p -> p.name().endsWith("bias") ? 0 : 1));
  }

  private static Mistake sign() {
    return Draft.of("decay-sign", Place.UPDATE)
        .title("Weight decay has the wrong sign.")
        .words(
            "Weights are pushed away from 0 instead of towards it.",
            "Large weights grow ever faster.")
        .formulas("g + λ·w", "g - λ·w")
        .remedy("Add λ·w to the gradient; the update subtracts it.")
        .symptoms("the norm of the weights grows without limit")
        .when(DecayMistakes::decays)
        .planted(setup -> decay(setup, p -> -1));
  }

  private static Mistake doubled() {
    return Draft.of("decay-doubled", Place.UPDATE)
        .title("Weight decay is twice as strong as it should be.")
        .words(
            "The penalty λ·‖w‖² has the gradient 2·λ·w.",
            "Weight decay λ stands for the penalty λ/2·‖w‖², whose gradient is λ·w.")
        .formulas("g + λ·w", "g + 2·λ·w")
        .remedy("Halve λ, or drop the 2.")
        .symptoms("the norm of the weights is too small at the end")
        .when(DecayMistakes::decays)
        .planted(setup -> decay(setup, p -> 2));
  }

  private static Mistake byRows() {
    return Draft.of("decay-by-rows", Place.UPDATE)
        .title("Weight decay is divided by the number of rows.")
        .words(
            "In some courses the penalty is λ/(2·B)·‖w‖², so that its gradient is λ/B·w.",
            "Tandem and PyTorch do not divide; the decay here is weaker by the batch size.")
        .formulas("g + λ·w", "g + λ/B·w")
        .remedy("Do not divide the decay by the number of rows.")
        .symptoms("weight decay has hardly any effect", "batches of one row are right")
        .when(DecayMistakes::decays)
        .planted(setup -> decay(setup, p -> 1.0 / setup.moment().batch().rows().length));
  }

  private static Setup decay(Setup setup, ToDoubleFunction<Parameter> factor) {
    OptimizerSpec spec = setup.experiment().optimizer();
    double lambda = lambda(spec);
    return setup.rule(
        rule ->
            spec instanceof AdamW
                ? onTheWeight(rule, lambda, factor)
                : inTheGradient(rule, lambda, factor));
  }

  /** The rule adds λ·w to the gradient; what is wrong is added before. */
  private static UpdateRule inTheGradient(
      UpdateRule healthy, double lambda, ToDoubleFunction<Parameter> factor) {
    return AlteredRule.of(
        healthy,
        (p, memory, rate, t) -> {
          double more = (factor.applyAsDouble(p) - 1) * lambda;
          p.setGradient(p.gradient().combine(p.value(), (g, w) -> g + more * w));
          healthy.update(p, memory, rate, t);
        });
  }

  /** The rule multiplies w by 1 - η·λ; what is wrong is put right by that before. */
  private static UpdateRule onTheWeight(
      UpdateRule healthy, double lambda, ToDoubleFunction<Parameter> factor) {
    return AlteredRule.of(
        healthy,
        (p, memory, rate, t) -> {
          double wanted = 1 - factor.applyAsDouble(p) * rate * lambda;
          double[] w = p.value().values();
          for (int i = 0; i < w.length; i++) {
            w[i] *= wanted / (1 - rate * lambda);
          }
          healthy.update(p, memory, rate, t);
        });
  }

  private static boolean decays(ExperimentSpec e) {
    return lambda(e.optimizer()) != 0;
  }

  /** λ, whatever the optimizer. */
  static double lambda(OptimizerSpec optimizer) {
    return optimizer.accept(
        new OptimizerSpec.Visitor<>() {
          @Override
          public Double sgd(Sgd spec) {
            return spec.weightDecay();
          }

          @Override
          public Double adam(Adam spec) {
            return spec.weightDecay();
          }

          @Override
          public Double adamW(AdamW spec) {
            return spec.weightDecay();
          }

          @Override
          public Double rmsProp(RmsProp spec) {
            return spec.weightDecay();
          }

          @Override
          public Double adagrad(Adagrad spec) {
            return spec.weightDecay();
          }
        });
  }
}
