package dev.tandem.workbench.judgement.analysis;

import static dev.tandem.workbench.judgement.analysis.Finding.loss;
import static dev.tandem.workbench.judgement.analysis.Finding.percent;

import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import java.util.Optional;

/**
 * Training and validation loss both still fall at the end.
 *
 * <p>Rule, on means over the repeats, with at least four epochs: by the line of least squares over
 * the last quarter of the epochs (at least two steps), both losses fall by more than three wobbles
 * ({@link LossCurve#wobble}) and by more than 5 % of what they have fallen since the first epoch,
 * and by more than 1 % of the first loss; and the last validation loss is the lowest, but for a
 * wobble.
 */
final class Undertraining implements Finder {
  private static final int LEAST_EPOCHS = 4;

  @Override
  public Optional<Finding> find(Subject subject) {
    Optional<LossCurve> validation = LossCurve.of(subject.runs(), EpochEntry::validation);
    Optional<LossCurve> training = LossCurve.of(subject.runs(), EpochEntry::train);
    if (validation.isEmpty()
        || training.isEmpty()
        || validation.get().epochs() < LEAST_EPOCHS
        || !falls(validation.get())
        || !falls(training.get())) {
      return Optional.empty();
    }
    return Optional.of(finding(subject, validation.get(), training.get()));
  }

  private static boolean falls(LossCurve curve) {
    double fall = curve.fall(window(curve));
    double enough =
        Math.max(
            3 * curve.wobble(),
            Math.max(0.05 * (curve.first() - curve.last()), 0.01 * Math.abs(curve.first())));
    boolean lowestIsLast = curve.last() <= curve.values()[curve.lowest()] + curve.wobble();
    return fall > enough && lowestIsLast;
  }

  private static int window(LossCurve curve) {
    return Math.max(2, curve.epochs() / 4);
  }

  private static Finding finding(Subject subject, LossCurve validation, LossCurve training) {
    int window = window(validation);
    int from = validation.epochs() - 1 - window;
    double share =
        (validation.values()[from] - validation.last()) / (validation.first() - validation.last());
    return new Finding(
            "undertrained",
            "%s is under-trained: in the last %d epochs, validation loss still fell from %s to %s"
                + " (%s of its whole fall) and running training loss from %s to %s%s. More epochs"
                + " or a larger learning rate may help.",
            subject.contender().id(),
            window,
            loss(validation.values()[from]),
            loss(validation.last()),
            percent(share),
            loss(training.values()[from]),
            loss(training.last()),
            subject.repeats())
        .with("epochs", window)
        .with("validationLossThen", validation.values()[from])
        .with("lastValidationLoss", validation.last())
        .with("trainingLossThen", training.values()[from])
        .with("lastTrainingLoss", training.last())
        .with("shareOfFall", share);
  }
}
