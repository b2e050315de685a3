package dev.tandem.lockstep;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.NetworkSpec.ParameterShape;
import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges a step that not both sessions can show: by what it reported and what it changed.
 *
 * <p>How much of a difference rounding explains is known from layers and gradients, which are not
 * there. So bars are coarse: the loss counts a row's as at least 1, and changes are measured by the
 * network's largest. Where rounding alone can become a full update (optimizers that divide by the
 * gradient's size) or take a row's slope away (kinks), changes are not judged.
 */
record UntracedJudge(ExperimentSpec experiment, Looks looks, Tolerance tolerance) {
  private static final double ROUNDINGS = 64;

  /** Whether a difference between two changes must be a fault. */
  static boolean judgesChanges(ExperimentSpec experiment) {
    return experiment.optimizer() instanceof Sgd && !Kinks.in(experiment);
  }

  Optional<Finding> find() {
    return lossValue().or(() -> judgesChanges(experiment) ? changes() : Optional.empty());
  }

  /** A session's loss, as it is reduced. */
  static double loss(Look look, ExperimentSpec experiment) {
    double sum = look.result().lossSum();
    return experiment.loss().reduction() == Reduction.MEAN ? sum / look.result().lossWeight() : sum;
  }

  private Optional<Finding> lossValue() {
    Pair sum = looks.lossSum();
    Pair weight = looks.lossWeight();
    double allowed = share() * Math.max(looks.rows(), sum.scale());
    return find(Phase.LOSS, OptionalInt.empty(), sum, allowed)
        .or(() -> find(Phase.LOSS, OptionalInt.empty(), weight, share() * weight.scale()));
  }

  private Optional<Finding> changes() {
    List<ParameterShape> parameters = experiment.network().parameters();
    double largest =
        parameters.stream().mapToDouble(p -> looks.change(p.name()).scale()).max().orElse(0);
    return Findings.first(
        parameters,
        p -> {
          double stored = ROUNDINGS * tolerance.epsilon() * looks.weight(p.name()).scale();
          double allowed = share() * largest + stored;
          return find(Phase.UPDATE, OptionalInt.of(p.layer()), looks.change(p.name()), allowed);
        });
  }

  private double share() {
    return tolerance.relative() + ROUNDINGS * tolerance.epsilon();
  }

  private Optional<Finding> find(Phase phase, OptionalInt layer, Pair pair, double allowed) {
    return Findings.of(looks.batch(), phase, layer, pair, i -> allowed);
  }
}
