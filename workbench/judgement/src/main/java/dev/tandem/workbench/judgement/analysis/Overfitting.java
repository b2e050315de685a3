package dev.tandem.workbench.judgement.analysis;

import static dev.tandem.workbench.judgement.analysis.Finding.loss;

import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import java.util.Optional;

/**
 * The validation loss rises while the training loss falls.
 *
 * <p>Rule, on means over the repeats, with at least five epochs, three of them after the lowest
 * validation loss: the mean of the last three validation losses lies above the lowest by more than
 * three wobbles ({@link LossCurve#wobble}), 2 % of the lowest and 1 % of the first; and that of the
 * training losses below the one of that epoch by more than 1 % of it.
 */
final class Overfitting implements Finder {
  private static final int LEAST_EPOCHS = 5;
  private static final int LEAST_AFTER = 3;

  @Override
  public Optional<Finding> find(Subject subject) {
    Optional<LossCurve> validation = LossCurve.of(subject.runs(), EpochEntry::validation);
    Optional<LossCurve> training = LossCurve.of(subject.runs(), EpochEntry::train);
    return validation.isEmpty() || training.isEmpty()
        ? Optional.empty()
        : find(subject, validation.get(), training.get());
  }

  private static Optional<Finding> find(Subject subject, LossCurve validation, LossCurve training) {
    int best = validation.lowest();
    int epochs = validation.epochs();
    if (epochs < LEAST_EPOCHS || epochs - 1 - best < LEAST_AFTER) {
      return Optional.empty();
    }
    double lowest = validation.values()[best];
    double atBest = training.values()[best];
    double rise = validation.end(LEAST_AFTER) - lowest;
    double enough =
        Math.max(
            3 * validation.wobble(),
            Math.max(0.02 * Math.abs(lowest), 0.01 * Math.abs(validation.first())));
    boolean falls = atBest - training.end(LEAST_AFTER) > 0.01 * Math.abs(atBest);
    if (!(rise > enough) || !falls) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
                "overfits",
                "%s overfits from epoch %d on: validation loss rises from %s (epoch %d) to %s"
                    + " (epoch %d) while running training loss falls from %s to %s%s%s.",
                subject.contender().id(),
                best + 2,
                loss(lowest),
                best + 1,
                loss(validation.last()),
                epochs,
                loss(atBest),
                loss(training.last()),
                subject.repeats(),
                kept(subject))
            .with("epoch", best + 2)
            .with("lowestValidationLoss", lowest)
            .with("lastValidationLoss", validation.last())
            .with("trainingLossThen", atBest)
            .with("lastTrainingLoss", training.last()));
  }

  private static String kept(Subject subject) {
    boolean stopped = subject.runs().stream().allMatch(run -> run.stopped() != null);
    return stopped ? "; early stopping kept the best epoch" : "; early stopping would help";
  }
}
