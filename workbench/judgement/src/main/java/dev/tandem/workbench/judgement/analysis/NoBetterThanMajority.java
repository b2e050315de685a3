package dev.tandem.workbench.judgement.analysis;

import static dev.tandem.workbench.judgement.analysis.Finding.percent;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.List;
import java.util.Optional;

/**
 * The accuracy looks good, and predicting one class for every row would have it too.
 *
 * <p>Rule: the mean test accuracy is above that of always predicting the training rows' majority
 * class by half a point at most, and by a tenth at most of what the majority class leaves to gain;
 * not said where the test rows are all of that class.
 */
final class NoBetterThanMajority implements Finder {
  private static final int POSITIVE = 1;
  private static final double RARE = 0.4;

  @Override
  public Optional<Finding> find(Subject subject) {
    return subject.ofClasses("train").isEmpty()
        ? Optional.empty()
        : subject.ofClasses("test").flatMap(test -> find(subject, test));
  }

  private static Optional<Finding> find(Subject subject, List<MetricsEntry.OfClasses> test) {
    int majority = ClassRows.of(subject.ofClasses("train").orElseThrow().get(0)).majority();
    double share = Subject.mean(test, own -> ClassRows.of(own).share(majority));
    double accuracy = Subject.mean(test, MetricsEntry.OfClasses::accuracy);
    double enough = Math.min(Metric.ACCURACY.margin(), (1 - share) / 10);
    if (!(share < 1) || !(accuracy - share <= enough)) {
      return Optional.empty();
    }
    boolean worse = share - accuracy > enough;
    return Optional.of(
        new Finding(
                "no-better-than-majority",
                "%s: test accuracy is %s, %s the %s of always predicting '%s'%s%s.",
                subject.contender().id(),
                percent(accuracy),
                worse ? "less than" : "no better than",
                percent(share),
                subject.classes().get(majority),
                subject.repeats(),
                found(subject, test))
            .with("accuracy", accuracy)
            .with("majorityAccuracy", share));
  }

  /** How many of the positive rows it finds, where they are the rarer of two classes. */
  private static String found(Subject subject, List<MetricsEntry.OfClasses> test) {
    boolean rare =
        subject.classes().size() == 2
            && test.stream()
                .mapToDouble(own -> ClassRows.of(own).share(POSITIVE))
                .allMatch(share -> share > 0 && share < RARE);
    return rare
        ? "; it finds "
            + percent(Subject.mean(test, MetricsEntry.OfClasses::recall))
            + " of the '"
            + subject.classes().get(POSITIVE)
            + "' rows"
        : "";
  }
}
