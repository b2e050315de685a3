package dev.tandem.workbench.report.drawing;

import dev.tandem.datasets.DataFacts;
import dev.tandem.workbench.runs.results.Settings;
import dev.tandem.workbench.runs.results.SweepFile;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Draws the ranking figure against the varied keys. */
public final class SweepPicture {
  private SweepPicture() {}

  /**
   * Draws it.
   *
   * @param combinations settings of each, in the order in which the user gave the values
   */
  public static void write(
      Path png, SweepFile file, DataFacts facts, List<Map<String, Object>> combinations) {
    String what = "validation " + file.label();
    String title = file.name() + (facts.generated() ? " (generated)" : "") + ": " + what;
    List<SweepFigure.Key> keys = new ArrayList<>();
    for (int i = 0; i < file.keys().size(); i++) {
      String key = file.keys().get(i);
      keys.add(new SweepFigure.Key(key, file.headings().get(i), values(combinations, key)));
    }
    List<SweepFigure.Point> points =
        file.combinations().stream().map(entry -> point(file, entry)).toList();
    SweepFigure.write(png, new SweepFigure.Content(title, what, note(file), keys, points));
  }

  /** Numbers by size, anything else as the user gave it. */
  private static List<String> values(List<Map<String, Object>> combinations, String key) {
    List<Object> values =
        combinations.stream().map(settings -> settings.get(key)).distinct().toList();
    Stream<Object> ordered = values.stream();
    if (values.stream().allMatch(Number.class::isInstance)) {
      ordered =
          ordered.sorted(
              (one, other) ->
                  Double.compare(((Number) one).doubleValue(), ((Number) other).doubleValue()));
    }
    return ordered.map(Settings::text).toList();
  }

  private static SweepFigure.Point point(SweepFile file, CombinationEntry entry) {
    List<String> values =
        file.keys().stream().map(key -> Settings.text(entry.settings().get(key))).toList();
    double mean = entry.ranked() ? entry.figure().mean() : Double.NaN;
    return new SweepFigure.Point(values, mean, entry.figure().sd());
  }

  private static String note(SweepFile file) {
    int seeds = file.seeds().size();
    String over = seeds > 1 ? "mean over " + seeds + " seeds, ± standard deviation" : "one seed";
    return over + "; trained on " + file.engine();
  }
}
