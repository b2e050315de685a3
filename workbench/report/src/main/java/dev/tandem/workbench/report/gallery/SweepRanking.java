package dev.tandem.workbench.report.gallery;

import dev.tandem.datasets.DataFacts;
import dev.tandem.workbench.report.chart.SweepChart;
import dev.tandem.workbench.runs.results.Settings;
import dev.tandem.workbench.runs.results.SweepFile;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How a sweep ranks its combinations. */
public final class SweepRanking {
  private SweepRanking() {}

  /**
   * Returns the ranking metric against the varied keys.
   *
   * @param combinations settings of each, in the order in which the user gave the values
   */
  public static SweepChart of(
      SweepFile file, DataFacts facts, List<Map<String, Object>> combinations) {
    String what = "validation " + file.label();
    String title = file.name() + (facts.generated() ? " (generated)" : "") + ": " + what;
    List<SweepChart.Key> keys = new ArrayList<>();
    for (int i = 0; i < file.keys().size(); i++) {
      String key = file.keys().get(i);
      keys.add(new SweepChart.Key(key, file.headings().get(i), values(combinations, key)));
    }
    List<SweepChart.Point> points =
        file.combinations().stream().map(entry -> point(file, entry)).toList();
    return new SweepChart("sweep", title, note(file), what, keys, points);
  }

  /** Returns the values of a key: numbers by size, anything else as the user gave it. */
  private static List<String> values(List<Map<String, Object>> combinations, String key) {
    List<Object> values =
        combinations.stream().map(settings -> settings.get(key)).distinct().toList();
    Stream<Object> ordered = values.stream();
    if (values.stream().allMatch(Number.class::isInstance)) {
      ordered = ordered.sorted(Comparator.comparingDouble(value -> ((Number) value).doubleValue()));
    }
    return ordered.map(Settings::text).toList();
  }

  private static SweepChart.Point point(SweepFile file, CombinationEntry entry) {
    List<String> values =
        file.keys().stream().map(key -> Settings.text(entry.settings().get(key))).toList();
    double mean = entry.ranked() ? entry.figure().mean() : Double.NaN;
    return new SweepChart.Point(values, mean, entry.figure().sd());
  }

  private static String note(SweepFile file) {
    int seeds = file.seeds().size();
    String over = seeds > 1 ? "mean over " + seeds + " seeds, ± standard deviation" : "one seed";
    return over + "; trained on " + file.engine();
  }
}
