package dev.tandem.workbench.judgement.analysis;

import dev.tandem.network.ThresholdSpec;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.List;
import java.util.Optional;

/**
 * Another threshold would raise F1.
 *
 * <p>Rule: two classes, a fixed threshold, and in every repeat validation rows with a positive one.
 * The threshold of the best F1 is chosen on validation rows only; the mean F1 rises by at least
 * 0.05 there and on the test rows, where it then beats always predicting the positive class by at
 * least 0.02.
 */
final class BetterThreshold implements Finder {
  private static final double ENOUGH = 0.05;
  private static final double MORE_THAN_ALL_POSITIVE = 0.02;
  private static final int POSITIVE = 1;

  @Override
  public Optional<Finding> find(Subject subject) {
    List<ThresholdTrial> trials = subject.thresholds();
    boolean fixed = subject.experiment().threshold() instanceof ThresholdSpec.Fixed;
    if (!fixed || trials.isEmpty() || trials.size() < subject.runs().size()) {
      return Optional.empty();
    }
    double onValidation = Subject.mean(trials, one -> one.bestValidationF1() - one.validationF1());
    double now = Subject.mean(trials, ThresholdTrial::testF1);
    double then = Subject.mean(trials, ThresholdTrial::bestTestF1);
    if (!(onValidation >= ENOUGH) || !(then - now >= ENOUGH)) {
      return Optional.empty();
    }
    return subject
        .ofClasses("test")
        .filter(test -> then - allPositive(test) >= MORE_THAN_ALL_POSITIVE)
        .map(test -> finding(subject, test, now, then));
  }

  /** F1 of always predicting the positive class. */
  private static double allPositive(List<MetricsEntry.OfClasses> test) {
    double share = Subject.mean(test, own -> ClassRows.of(own).share(POSITIVE));
    return 2 * share / (1 + share);
  }

  private static Finding finding(
      Subject subject, List<MetricsEntry.OfClasses> test, double now, double then) {
    double threshold = Subject.mean(subject.thresholds(), ThresholdTrial::threshold);
    double allPositive = allPositive(test);
    return new Finding(
            "better-threshold",
            "%s: a threshold of %s, chosen on validation rows (threshold: f1), would raise test"
                + " F1 from %.2f to %.2f%s; always predicting '%s' gives %.2f.",
            subject.contender().id(),
            Formats.brief(threshold),
            now,
            then,
            subject.repeats(),
            subject.classes().get(POSITIVE),
            allPositive)
        .with("threshold", threshold)
        .with("f1", now)
        .with("f1ThenOnTestRows", then)
        .with("allPositiveF1", allPositive);
  }
}
