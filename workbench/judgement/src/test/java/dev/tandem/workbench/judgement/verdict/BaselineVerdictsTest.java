package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgainstBaselineEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BaselineVerdictsTest {
  private static final double NAN = Double.NaN;
  private static final BaselineEntry CLASSES = new BaselineEntry.OfClasses(0.8, 0.2, 0.3);

  @Test
  void of_classes_accuracy_ranking_and_f1_have_a_baseline_each() {
    List<AgainstBaselineEntry> entries =
        of(
            CLASSES,
            "test.f1",
            values(0.3),
            "test.prAuc",
            values(0.25),
            "test.accuracy",
            values(0.9));

    assertThat(entries)
        .extracting(AgainstBaselineEntry::sentence)
        .containsExactly(
            "a beats always predicting the majority class in test accuracy: 90.00 % (one"
                + " run) against 80.00 %.",
            "a beats a random ranking (the prevalence) in test PR-AUC: 0.2500 (one run)"
                + " against 0.2000.",
            "a does not beat always predicting the positive class in test F1: 0.3000 (one"
                + " run) against 0.3000.");
  }

  @Test
  void of_numbers_a_lower_error_beats_the_mean() {
    List<AgainstBaselineEntry> entries =
        of(
            new BaselineEntry.OfNumbers(2, 1),
            "test.rmse",
            values(1, 1.1, 0.9),
            "test.mae",
            values(1.5, 1.6, 1.4));

    assertThat(entries)
        .extracting(entry -> entry.figure() + " " + entry.verdict() + " " + entry.baseline())
        .containsExactly("rmse beats 2.0", "mae does not beat 1.0");
  }

  @Test
  void equal_repeats_have_no_interval_to_print() {
    // three times 0.1 has a deviation of a last bit
    assertThat(of(CLASSES, "test.accuracy", values(0.9, 0.9, 0.9)).get(0).sentence())
        .contains(": 90.00 % (the same in all 3 repeats) against");
    assertThat(of(CLASSES, "test.accuracy", values(0, 0, 0)).get(0).sentence())
        .contains(": 0.00 % (the same in all 3 repeats) against");
  }

  @Test
  void a_deviation_is_rounding_only_beside_its_mean() {
    // a deviation of 1e-7 beside a mean of 2e-6 shows; the same beside a million does not
    BaselineEntry numbers = new BaselineEntry.OfNumbers(1, 1);
    assertThat(of(numbers, "test.rmse", values(2e-6, 2.1e-6)).get(0).sentence())
        .contains("95 % interval");
    assertThat(of(numbers, "test.rmse", values(1e6, 1e6 + 1e-7)).get(0).sentence())
        .contains("the same in all 2 repeats");
  }

  @Test
  void an_interval_with_the_baseline_in_it_shows_nothing() {
    // 0.85 ± 12.7 · 0.0707 / √2
    assertThat(of(CLASSES, "test.accuracy", values(0.8, 0.9)).get(0).sentence())
        .startsWith("a is not shown to beat always predicting the majority class");
  }

  @Test
  void what_is_undefined_is_not_compared() {
    BaselineEntry undefined = new BaselineEntry.OfClasses(NAN, 0.2, NAN);
    assertThat(
            of(undefined, "test.accuracy", values(0.9), "test.prAuc", values(NAN), "x", values(1)))
        .isEmpty();
    assertThat(of(CLASSES)).isEmpty();
  }

  private static List<AgainstBaselineEntry> of(BaselineEntry baselines, Object... summaries) {
    Map<String, SummaryEntry> summary = new HashMap<>();
    for (int i = 0; i < summaries.length; i += 2) {
      summary.put((String) summaries[i], Summary.of((double[]) summaries[i + 1]));
    }
    return new BaselineVerdicts(baselines).of(Contenders.summarized("a", summary));
  }

  private static double[] values(double... values) {
    return values;
  }
}
