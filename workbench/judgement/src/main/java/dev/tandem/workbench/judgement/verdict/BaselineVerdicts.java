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
 * Whether a contender beats what answers without a model: with several repeats if the whole 95 %
 * interval of its mean is better, with one by plain comparison.
 */
final class BaselineVerdicts {
  static final String BEATS = "beats";
  static final String DOES_NOT = "does not beat";
  static final String NOT_SHOWN = "not shown to beat";
  private static final double ROUNDING = 1e-12; // of the mean: the deviation of equal values

  private record Baseline(String words, double value) {}

  private final Map<Metric, Baseline> baselines = new LinkedHashMap<>();

  BaselineVerdicts(BaselineEntry entry) {
    if (entry instanceof BaselineEntry.OfNumbers numbers) {
      put(Metric.RMSE, "always answering the mean", numbers.meanRmse());
      put(Metric.MAE, "always answering the mean", numbers.meanMae());
    } else if (entry instanceof BaselineEntry.OfClasses classes) {
      put(Metric.ACCURACY, "always answering the majority class", classes.majorityAccuracy());
      put(Metric.PR_AUC, "a random ranking (the prevalence)", classes.prevalence());
      put(Metric.F1, "always answering the positive class", classes.allPositiveF1());
    }
  }

  private void put(Metric figure, String words, double value) {
    if (!Double.isNaN(value)) {
      baselines.put(figure, new Baseline(words, value));
    }
  }

  /** A verdict for each figure that has a baseline. */
  List<AgainstBaselineEntry> of(ContenderEntry contender) {
    List<AgainstBaselineEntry> entries = new ArrayList<>();
    baselines.forEach(
        (figure, baseline) -> {
          SummaryEntry summary = contender.summary().get("test." + figure.key());
          if (summary != null && !Double.isNaN(summary.mean())) {
            entries.add(entry(contender.id(), figure, baseline, summary));
          }
        });
    return entries;
  }

  private static AgainstBaselineEntry entry(
      String id, Metric figure, Baseline baseline, SummaryEntry s) {
    String verdict = verdict(figure, baseline.value(), s);
    String says =
        switch (verdict) {
          case BEATS -> " beats ";
          case DOES_NOT -> " does not beat ";
          default -> " is not shown to beat ";
        };
    String evidence =
        s.n() < 2
            ? " in its one repeat, a plain comparison"
            : s.sd() <= ROUNDING * Math.abs(s.mean())
                ? " (the same in all " + Words.repeats(s.n()) + ")"
                : " (95 % interval "
                    + Words.value(figure, s.low())
                    + " to "
                    + Words.value(figure, s.high())
                    + ", "
                    + Words.repeats(s.n())
                    + ")";
    String sentence =
        id
            + says
            + baseline.words()
            + " in test "
            + figure.words()
            + ": "
            + Words.value(figure, s.mean())
            + evidence
            + " against "
            + Words.value(figure, baseline.value())
            + ".";
    return new AgainstBaselineEntry(
        id, figure.key(), verdict, sentence, baseline.value(), s.mean(), s.low(), s.high(), s.n());
  }

  private static String verdict(Metric figure, double baseline, SummaryEntry s) {
    if (s.n() < 2) {
      return figure.isBetter(s.mean(), baseline) ? BEATS : DOES_NOT;
    }
    boolean low = figure.isBetter(s.low(), baseline);
    boolean high = figure.isBetter(s.high(), baseline);
    return low && high ? BEATS : low || high ? NOT_SHOWN : DOES_NOT;
  }
}
