package dev.tandem.lockstep;

import dev.tandem.data.Targets;
import dev.tandem.network.ExperimentSpec;
import java.util.Optional;

/**
 * Judges a step that both sessions made from one state, in the order in which things happen, up to
 * the first that differs: everything after it may follow from it.
 */
final class Judge {
  /**
   * What came of it; at most one of the two is there.
   *
   * @param finding what differs first
   * @param kink behind which nothing was judged
   */
  record Judgement(Optional<Finding> finding, Optional<Kink> kink) {}

  private final int layers;
  private final Kinks kinks;
  private final ForwardJudge forward;
  private final BackwardJudge backward;
  private final UpdateJudge update;

  /**
   * @param targets of the batch's rows
   */
  Judge(ExperimentSpec experiment, Tolerance tolerance, Looks looks, Targets targets) {
    Noise noise = new Noise(experiment, tolerance, looks);
    this.layers = looks.layers();
    this.kinks = new Kinks(experiment, looks, targets);
    this.forward = new ForwardJudge(looks, tolerance, noise);
    this.backward = new BackwardJudge(experiment.network(), looks, tolerance, noise);
    this.update = new UpdateJudge(experiment, looks, tolerance, noise);
  }

  Judgement judge() {
    Optional<Finding> finding = forward.layers().or(forward::lossValue);
    if (finding.isPresent()) {
      return found(finding);
    }
    Optional<Kink> kink = kinks.atLoss();
    if (kink.isPresent()) {
      return new Judgement(Optional.empty(), kink);
    }
    return forward.lossGradient().map(Optional::of).map(Judge::found).orElseGet(this::wayBack);
  }

  private Judgement wayBack() {
    for (int layer = layers - 1; layer >= 0; layer--) {
      Optional<Finding> finding = backward.parameters(layer);
      Optional<Kink> kink = kinks.at(layer);
      if (finding.isPresent() || kink.isPresent()) {
        return new Judgement(finding, finding.isPresent() ? Optional.empty() : kink);
      }
      finding = backward.inputGradient(layer);
      if (finding.isPresent()) {
        return found(finding);
      }
    }
    return found(backward.clipped().or(update::find));
  }

  private static Judgement found(Optional<Finding> finding) {
    return new Judgement(finding, Optional.empty());
  }
}
