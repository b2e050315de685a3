package dev.tandem.lockstep;

import java.util.List;
import java.util.Optional;

/**
 * One step of two sessions.
 *
 * @param step from 1, over all epochs
 * @param epoch from 1
 * @param lossA the first session's loss, as it is reduced; where not both sessions show their steps
 *     it is the one that the step reported
 * @param lossB the second's
 * @param layers how far each layer's numbers lie apart
 * @param finding the first thing that differs; in a synchronized walk only
 * @param kink what kept the rest of the step from being judged, if anything did
 */
public record StepReport(
    long step,
    int epoch,
    double lossA,
    double lossB,
    List<LayerDrift> layers,
    Optional<Finding> finding,
    Optional<Kink> kink) {
  public StepReport {
    layers = List.copyOf(layers);
  }
}
