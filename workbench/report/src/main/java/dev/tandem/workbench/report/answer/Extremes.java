package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which of more than two contenders has the best value of a metric, and which the worst. */
record Extremes(List<ContenderEntry> contenders, String key) {
  /** Returns a sentence; empty unless two contenders have the metric. */
  Optional<String> sentence() {
    Metric metric = Metric.byKey(key).orElseThrow();
    Comparator<ContenderEntry> lowestFirst = Comparator.comparingDouble(this::mean);
    boolean low = metric.better() == Metric.Better.LOWER;
    List<ContenderEntry> ranked =
        contenders.stream()
            .filter(own -> Double.isFinite(mean(own)))
            .sorted(low ? lowestFirst : lowestFirst.reversed())
            .toList();
    if (ranked.size() < 2) {
      return Optional.empty();
    }
    String best = text(ranked.get(0));
    String worst = text(ranked.get(ranked.size() - 1));
    return Optional.of(
        best.equals(worst)
            ? "All have the same %s: %s.".formatted(MetricText.words(key), best)
            : "%s %s the %s %s, %s; %s the %s, %s."
                .formatted(
                    who(ranked, best),
                    count(ranked, best) == 1 ? "has" : "have",
                    low ? "lowest" : "highest",
                    MetricText.words(key),
                    best,
                    who(ranked, worst),
                    low ? "highest" : "lowest",
                    worst));
  }

  private String who(List<ContenderEntry> ranked, String value) {
    return Words.list(
        ranked.stream().filter(own -> text(own).equals(value)).map(ContenderEntry::id).toList());
  }

  private long count(List<ContenderEntry> ranked, String value) {
    return ranked.stream().filter(own -> text(own).equals(value)).count();
  }

  private double mean(ContenderEntry own) {
    return MetricText.mean(own, key);
  }

  private String text(ContenderEntry own) {
    return MetricText.text(key, mean(own));
  }
}
