package dev.tandem.workbench.judgement.reproduction;

import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricRange;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One metric of a repeat, then and now.
 *
 * <p>Rounding, carried on by training, was seen to move losses by 1e-4 and AUCs by 1e-3 (PyTorch on
 * other processor instructions). Precision, recall and F1 move further where few rows are predicted
 * to be of a class, so it is the predictions themselves that are judged.
 *
 * @param key as {@code test.accuracy}
 */
public record MetricGap(String key, double then, double now) {
  /** Accuracy, AUC, R² and the share of other predictions may be off by so much: half a point. */
  static final double ABSOLUTE = 0.005;

  /** A loss or an error in the target's unit may be off by so much of itself. */
  static final double RELATIVE = 0.02;

  /** Metrics that a single row may move far. */
  private static final Set<Metric> OF_FEW_ROWS =
      EnumSet.of(Metric.PRECISION, Metric.RECALL, Metric.F1);

  /** The tolerance in words. */
  public static final String TOLERANCE =
      "losses and errors within 2 %; accuracy, AUC and R² within 0.005; at most 0.5 % of the rows"
          + " in another cell of the confusion matrix";

  static final Comparator<MetricGap> BY_SHARE_OF_TOLERANCE =
      Comparator.comparingDouble(MetricGap::shareOfTolerance);

  /** Returns all metrics of all splits that both have. */
  static List<MetricGap> between(RunEntry then, RunEntry now) {
    Set<String> splits = new LinkedHashSet<>(then.metrics().keySet());
    splits.retainAll(now.metrics().keySet());
    return splits.stream()
        .flatMap(split -> between(split, then.metrics().get(split), now.metrics().get(split)))
        .toList();
  }

  private static Stream<MetricGap> between(String split, MetricsEntry then, MetricsEntry now) {
    Map<String, Double> before = then.values();
    Map<String, Double> after = now.values();
    Stream<MetricGap> gaps =
        before.keySet().stream()
            .filter(after::containsKey)
            .map(key -> of(split, key, before.get(key), after.get(key)));
    return Stream.concat(gaps, moved(split, then, now));
  }

  private static MetricGap of(String split, String key, double then, double now) {
    return new MetricGap(split + "." + key, then, now);
  }

  /** The share of rows that lie in another cell of the confusion matrix; at least so many. */
  private static Stream<MetricGap> moved(String split, MetricsEntry then, MetricsEntry now) {
    if (!(then instanceof MetricsEntry.OfClasses a) || !(now instanceof MetricsEntry.OfClasses b)) {
      return Stream.empty();
    }
    double rows = 0;
    double moved = 0;
    for (int i = 0; i < a.confusion().length; i++) {
      for (int j = 0; j < a.confusion().length; j++) {
        rows += a.confusion()[i][j];
        moved += Math.abs(a.confusion()[i][j] - b.confusion()[i][j]) / 2.0;
      }
    }
    return Stream.of(of(split, Metric.OTHER_ANSWERS.key(), 0, moved / rows));
  }

  /** Whether rounding may be asked to leave it alone. */
  boolean isJudged() {
    boolean ofFewRows = metric().filter(OF_FEW_ROWS::contains).isPresent();
    return !ofFewRows && !key.contains(".atHalf.");
  }

  /** Whether it is the same number, or undefined both times. */
  public boolean isZero() {
    return Double.compare(then, now) == 0 || then == now;
  }

  boolean isWithinTolerance() {
    return shareOfTolerance() <= 1;
  }

  /** The difference over what it may be; infinite where only one of the two is defined. */
  private double shareOfTolerance() {
    if (isZero()) {
      return 0;
    }
    double share = Math.abs(now - then) / (isError() ? RELATIVE * Math.abs(then) : ABSOLUTE);
    return Double.isNaN(share) ? Double.POSITIVE_INFINITY : share;
  }

  /** Whether it is a loss or an error: what can be any size is measured by its own. */
  private boolean isError() {
    return Double.isInfinite(MetricRange.of(key).highest());
  }

  private Optional<Metric> metric() {
    return Metric.byKey(key);
  }

  /** {@code "test accuracy was 97.10 % and is 96.90 %"}. */
  String text() {
    if (metric().filter(Metric.OTHER_ANSWERS::equals).isPresent()) {
      String split = key.substring(0, key.indexOf('.'));
      return Formats.percent(now) + " of the " + split + " rows are predicted differently";
    }
    return String.format(
        Locale.ROOT,
        "%s was %s and is %s (%.1e apart)",
        MetricText.words(key),
        MetricText.text(key, then),
        MetricText.text(key, now),
        Math.abs(now - then));
  }
}
