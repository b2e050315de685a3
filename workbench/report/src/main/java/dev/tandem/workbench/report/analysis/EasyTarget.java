package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.TargetEntry;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A target that predictions without a model reach: the time to it says nothing about learning. The
 * target is of validation rows (or of training rows), the majority's share of test rows.
 */
public final class EasyTarget {
  private EasyTarget() {}

  /** Returns what to say about a comparison's target if it is such a one. */
  public static Optional<String> of(ComparisonFile file) {
    return file.contenders().stream()
        .flatMap(contender -> contender.runs().stream())
        .map(run -> run.time().target())
        .filter(Objects::nonNull)
        .filter(target -> isEasy(target, file.baselines()))
        .findFirst()
        .map(
            target ->
                String.format(
                    Locale.ROOT,
                    "always predicting the majority class also reaches %s %s (it is right on %s of"
                        + " the test rows); try a higher --target",
                    target.score(),
                    Formats.brief(target.value()),
                    Formats.percent(
                        ((BaselineEntry.OfClasses) file.baselines()).majorityAccuracy())));
  }

  static boolean isEasy(TargetEntry target, BaselineEntry baselines) {
    return target.figure().equals(Metric.ACCURACY.key())
        && baselines instanceof BaselineEntry.OfClasses classes
        && target.value() <= classes.majorityAccuracy();
  }
}
