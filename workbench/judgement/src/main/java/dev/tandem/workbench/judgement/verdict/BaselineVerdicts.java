package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a contender beats what predicts without a model: with several repeats if the whole 95 %
 * interval of its mean is better, with one by plain comparison. Repeats that dealt their rows out
 * anew are compared each with the baseline on its own test rows.
 */
final class BaselineVerdicts {
  private static final String BEATS = "beats";
  private static final String DOES_NOT = "does not beat";
  private static final String NOT_SHOWN = "not shown to beat";
  private static final double ROUNDING =
      1e-12; // of the mean: the standard deviation of equal values

  private record Baseline(String words, double value) {}

  private final Map<Metric, Baseline> baselines;

  BaselineVerdicts(BaselineEntry entry) {
    this.baselines = baselines(entry);
  }

  private static Map<Metric, Baseline> baselines(BaselineEntry entry) {
    Map<Metric, Baseline> baselines = new LinkedHashMap<>();
    if (entry instanceof BaselineEntry.OfNumbers numbers) {
      String mean = "always predicting the mean";
      baselines.put(Metric.RMSE, new Baseline(mean, numbers.meanRmse()));
      baselines.put(Metric.MAE, new Baseline(mean, numbers.meanMae()));
    } else if (entry instanceof BaselineEntry.OfClasses classes) {
      baselines.put(
          Metric.ACCURACY,
          new Baseline("always predicting the majority class", classes.majorityAccuracy()));
      baselines.put(
          Metric.PR_AUC, new Baseline("a random ranking (the prevalence)", classes.prevalence()));
      baselines.put(
          Metric.F1, new Baseline("always predicting the positive class", classes.allPositiveF1()));
    }
    baselines.values().removeIf(baseline -> Double.isNaN(baseline.value()));
    return baselines;
  }

  /** A verdict for each metric that has a baseline. */
  List<AgainstBaselineEntry> of(ContenderEntry contender) {
    List<AgainstBaselineEntry> entries = new ArrayList<>();
    baselines.forEach(
        (metric, baseline) -> {
          SummaryEntry own = contender.summary().get("test." + metric.key());
          SummaryEntry summary = beside(contender, metric, baseline, own);
          if (summary != null && Double.isFinite(summary.mean())) {
            entries.add(entry(contender.id(), metric, baseline, summary));
          }
        });
    return entries;
  }

  /**
   * Returns the metric's summary; of repeats with rows of their own, with the interval of how far
   * they are from their own baselines, beside the mean baseline.
   */
  private static SummaryEntry beside(
      ContenderEntry contender, Metric metric, Baseline mean, SummaryEntry own) {
    boolean redrawn = contender.runs().stream().anyMatch(run -> run.resampled() != null);
    if (own == null || !redrawn) {
      return own;
    }
    double[] differences =
        contender.runs().stream().mapToDouble(run -> fromBaseline(run, metric)).toArray();
    Sample apart = Sample.of(Redrawn.resampling(contender.runs().stream()), differences);
    return new SummaryEntry(
        own.mean(), apart.sd(), mean.value() + apart.low(), mean.value() + apart.high(), own.n());
  }

  private static double fromBaseline(RunEntry run, Metric metric) {
    Baseline own = baselines(run.resampled().baselines()).get(metric);
    double value = run.metrics().get("test").values().getOrDefault(metric.key(), Double.NaN);
    return own == null ? Double.NaN : value - own.value();
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
      return " (one run)";
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
