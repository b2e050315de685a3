package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.List;
import java.util.Locale;

/** How many times as fast each contender's whole training is as the slowest one's. */
public final class SpeedUp {
  private SpeedUp() {}

  /** Returns one a contender, such as {@code "1.25x"}; a dash where its time is unknown. */
  public static List<String> of(List<ContenderEntry> contenders) {
    double slowest =
        contenders.stream()
            .mapToDouble(SpeedUp::seconds)
            .filter(Double::isFinite)
            .max()
            .orElse(Double.NaN);
    return contenders.stream().map(own -> text(slowest, seconds(own))).toList();
  }

  private static double seconds(ContenderEntry own) {
    return MetricText.mean(own, Metric.TRAINING_SECONDS.key());
  }

  private static String text(double slowest, double own) {
    return own > 0 && Double.isFinite(slowest)
        ? String.format(Locale.ROOT, "%.2fx", slowest / own)
        : "-";
  }
}
