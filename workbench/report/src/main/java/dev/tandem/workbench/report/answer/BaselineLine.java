package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who beats what there is without a model, in one line. */
public final class BaselineLine {
  private static final String BEATS = "beats";
  private static final String DOES_NOT_BEAT = "does not beat";

  /** What predicts without a model, by the metric that it is held against. */
  private static final Map<String, String> WITHOUT_MODEL =
      Map.of(
          Metric.ACCURACY.key(), "always predicting the majority class",
          Metric.F1.key(), "always predicting the positive class",
          Metric.PR_AUC.key(), "a random ranking",
          Metric.RMSE.key(), "always predicting the mean",
          Metric.MAE.key(), "always predicting the mean");

  private BaselineLine() {}

  /** Returns it of the primary metric, or else of the first that has a baseline. */
  public static Optional<String> of(ComparisonFile file) {
    if (file.verdicts() == null || file.verdicts().baselines().isEmpty()) {
      return Optional.empty();
    }
    List<AgainstBaselineEntry> all = file.verdicts().baselines();
    String primary = file.verdicts().primary();
    boolean known = all.stream().anyMatch(own -> own.figure().equals(primary));
    String shown = known ? primary : all.get(0).figure();
    return Optional.of(line(all.stream().filter(own -> own.figure().equals(shown)).toList()));
  }

  private static String line(List<AgainstBaselineEntry> own) {
    String figure = own.get(0).figure();
    String what = WITHOUT_MODEL.getOrDefault(figure, "a prediction without a model");
    List<String> values =
        own.stream()
            .map(one -> MetricText.text("test." + figure, one.baseline()))
            .distinct()
            .toList();
    Map<String, List<String>> by =
        own.stream()
            .collect(
                Collectors.groupingBy(
                    AgainstBaselineEntry::verdict,
                    LinkedHashMap::new,
                    Collectors.mapping(AgainstBaselineEntry::contender, Collectors.toList())));
    String verdicts =
        by.entrySet().stream()
            .map(entry -> words(entry.getKey(), entry.getValue(), own.size()))
            .collect(Collectors.joining("; "));
    return "%s gives test %s %s; %s"
        .formatted(what, Metric.words(figure), String.join(" or ", values), verdicts);
  }

  private static String words(String verdict, List<String> contenders, int ofAll) {
    boolean one = contenders.size() == 1;
    boolean all = !one && contenders.size() == ofAll;
    String whom = Words.list(contenders);
    return switch (verdict) {
      case BEATS -> all ? "every contender beats it" : whom + (one ? " beats it" : " beat it");
      case DOES_NOT_BEAT ->
          all ? "no contender beats it" : whom + (one ? " does not" : " do not") + " beat it";
      default ->
          all
              ? "no contender is shown to beat it"
              : whom + (one ? " is" : " are") + " not shown to beat it";
    };
  }
}
