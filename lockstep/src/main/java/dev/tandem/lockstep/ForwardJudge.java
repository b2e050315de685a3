package dev.tandem.lockstep;

import java.util.Optional;
import java.util.OptionalInt;

/** Judges the way to the logits and the loss. */
record ForwardJudge(Looks looks, Tolerance tolerance, Noise noise) {
  /** The first layer whose output differs. */
  Optional<Finding> layers() {
    for (int layer = 0; layer < looks.layers(); layer++) {
      Pair output = looks.output(layer);
      double allowed = tolerance.relative() * output.scale() + noise.output(layer);
      Optional<Finding> finding = find(Phase.FORWARD, OptionalInt.of(layer), output, allowed);
      if (finding.isPresent()) {
        return finding;
      }
    }
    return Optional.empty();
  }

  /** The loss: as a step follows it, and as it is reported. */
  Optional<Finding> lossValue() {
    Pair loss = Pair.of("loss", looks.a().trace().loss(), looks.b().trace().loss());
    Pair sum = looks.lossSum();
    Pair weight = looks.lossWeight();
    return loss(loss, noise.loss()).or(() -> loss(sum, noise.lossSum())).or(() -> loss(weight, 0));
  }

  /** The loss's gradient at the output of the last layer, where the way back begins. */
  Optional<Finding> lossGradient() {
    Pair gradient = looks.outputGradient(looks.layers() - 1);
    return loss(gradient.named("gradient of the loss by the logits"), noise.lossGradient());
  }

  private Optional<Finding> loss(Pair pair, double floor) {
    double allowed = tolerance.relative() * pair.scale() + floor;
    return find(Phase.LOSS, OptionalInt.empty(), pair, allowed);
  }

  private Optional<Finding> find(Phase phase, OptionalInt layer, Pair pair, double allowed) {
    return Findings.of(looks.batch(), phase, layer, pair, i -> allowed);
  }
}
