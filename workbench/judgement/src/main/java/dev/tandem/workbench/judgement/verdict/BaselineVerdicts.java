package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a contender beats what predicts without a model: with several repeats if the whole 95 %
 * interval of its mean is better, with one by plain comparison.
 */
final class BaselineVerdicts {
  private static final String BEATS = "beats";
  private static final String DOES_NOT = "does not beat";
  private static final String NOT_SHOWN = "not shown to beat";
  private static final double ROUNDING =
      1e-12; // of the mean: the standard deviation of equal values

  private record Baseline(String words, double value) {}

  private final Map<Metric, Baseline> baselines = new LinkedHashMap<>();

  BaselineVerdicts(BaselineEntry entry) {
    if (entry instanceof BaselineEntry.OfNumbers numbers) {
      put(Metric.RMSE, "always predicting the mean", numbers.meanRmse());
      put(Metric.MAE, "always predicting the mean", numbers.meanMae());
    } else if (entry instanceof BaselineEntry.OfClasses classes) {
      put(Metric.ACCURACY, "always predicting the majority class", classes.majorityAccuracy());
      put(Metric.PR_AUC, "a random ranking (the prevalence)", classes.prevalence());
      put(Metric.F1, "always predicting the positive class", classes.allPositiveF1());
    }
  }

  private void put(Metric metric, String words, double value) {
    if (!Double.isNaN(value)) {
      baselines.put(metric, new Baseline(words, value));
    }
  }

  /** A verdict for each metric that has a baseline. */
  List<AgainstBaselineEntry> of(ContenderEntry contender) {
    List<AgainstBaselineEntry> entries = new ArrayList<>();
    baselines.forEach(
        (metric, baseline) -> {
          SummaryEntry summary = contender.summary().get("test." + metric.key());
          if (summary != null && Double.isFinite(summary.mean())) {
            entries.add(entry(contender.id(), metric, baseline, summary));
          }
        });
    return entries;
  }

  private static AgainstBaselineEntry entry(
      String id, Metric metric, Baseline baseline, SummaryEntry s) {
    String verdict = verdict(metric, baseline.value(), s);
    String says = verdict.equals(NOT_SHOWN) ? "is not shown to beat" : verdict;
    String sentence =
        "%s %s %s in test %s: %s%s against %s."
            .formatted(
                id,
                says,
                baseline.words(),
                metric.words(),
                Words.value(metric, s.mean()),
                evidence(metric, s),
                Words.value(metric, baseline.value()));
    return new AgainstBaselineEntry(
        id, metric.key(), verdict, sentence, baseline.value(), s.mean(), s.low(), s.high(), s.n());
  }

  private static String evidence(Metric metric, SummaryEntry s) {
    if (s.n() < 2) {
      return " in its one repeat, a plain comparison";
    }
    String repeats = Words.repeats(s.n());
    return s.sd() <= ROUNDING * Math.abs(s.mean())
        ? " (the same in all " + repeats + ")"
        : " (%s, %s)"
            .formatted(
                Words.interval(Words.value(metric, s.low()), Words.value(metric, s.high())),
                repeats);
  }

  private static String verdict(Metric metric, double baseline, SummaryEntry s) {
    if (s.n() < 2) {
      return metric.isBetter(s.mean(), baseline) ? BEATS : DOES_NOT;
    }
    boolean low = metric.isBetter(s.low(), baseline);
    boolean high = metric.isBetter(s.high(), baseline);
    return low && high ? BEATS : low || high ? NOT_SHOWN : DOES_NOT;
  }
}
