package dev.tandem.workbench.judgement.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.MetricsEntry;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricGapTest {
  private static final double NAN = Double.NaN;
  private static final MetricsEntry.OfNumbers NUMBERS = new MetricsEntry.OfNumbers(4, 1, 2, 0.5);

  @Test
  void all_metrics_of_all_splits_are_compared() {
    List<MetricGap> gaps =
        MetricGap.between(
            Repeats.of(Map.of("test", NUMBERS)),
            Repeats.of(Map.of("test", new MetricsEntry.OfNumbers(5, 2, 3, 0.25))));

    assertThat(gaps)
        .containsExactly(
            new MetricGap("test.loss", 4, 5),
            new MetricGap("test.mae", 1, 2),
            new MetricGap("test.rmse", 2, 3),
            new MetricGap("test.r2", 0.5, 0.25));
  }

  @Test
  void what_only_one_of_two_runs_has_is_not_compared() {
    MetricsEntry.OfClasses half = Repeats.classes(0.5, 0.9, 0.5);
    MetricsEntry both =
        new MetricsEntry.OfClasses(
            0.5, 0.9, 0.5, 0.5, 0.5, 0.5, 0.5, new int[][] {{40, 10}, {5, 45}}, half);

    assertThat(
            MetricGap.between(
                Repeats.of(Map.of("train", NUMBERS)), Repeats.of(Map.of("test", NUMBERS))))
        .isEmpty();
    assertThat(
            MetricGap.between(Repeats.of(Map.of("test", both)), Repeats.of(Map.of("test", half))))
        .extracting(MetricGap::key)
        .noneMatch(key -> key.contains("atHalf"))
        .contains("test.accuracy", "test.rocAuc");
  }

  @Test
  void rows_that_are_predicted_differently_are_counted_by_the_confusion_matrix() {
    // of 100 rows one has moved from 40 to 10, another from 45 to 5: |1| + |1| + |1| + |1| over 2
    List<MetricGap> gaps =
        MetricGap.between(
            Repeats.of(Map.of("test", Repeats.classes(0.5, 0.9, 0.5))),
            Repeats.of(
                Map.of("test", Repeats.classes(0.5, 0.9, 0.5, new int[][] {{39, 11}, {6, 44}}))));

    MetricGap moved = gaps.get(gaps.size() - 1);
    assertThat(moved).isEqualTo(new MetricGap("test.otherAnswers", 0, 0.02));
    assertThat(moved.text()).isEqualTo("2.00 % of the test rows are predicted differently");
    assertThat(moved.isJudged()).isTrue();
    assertThat(moved.isWithinTolerance()).isFalse();
  }

  @Test
  void classes_and_numbers_have_no_confusion_matrix_in_common() {
    MetricsEntry classes = Repeats.classes(4, 0.9, 0.5);
    assertThat(
            Stream.concat(
                MetricGap.between(
                    Repeats.of(Map.of("test", NUMBERS)), Repeats.of(Map.of("test", classes)))
                    .stream(),
                MetricGap.between(
                    Repeats.of(Map.of("test", classes)), Repeats.of(Map.of("test", NUMBERS)))
                    .stream()))
        .extracting(MetricGap::key)
        .containsExactly("test.loss", "test.loss");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test.loss", "train.rmse", "validation.mae"})
  void a_loss_or_an_error_may_move_by_two_percent_of_itself(String key) {
    assertThat(new MetricGap(key, 100, 101.99).isWithinTolerance()).isTrue();
    assertThat(new MetricGap(key, 100, 98.01).isWithinTolerance()).isTrue();
    assertThat(new MetricGap(key, 100, 102.01).isWithinTolerance()).isFalse();
    assertThat(new MetricGap(key, 0.001, 0.0011).isWithinTolerance()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"test.accuracy", "test.prAuc", "test.rocAuc", "test.r2"})
  void accuracy_and_its_like_may_move_by_half_a_point(String key) {
    assertThat(new MetricGap(key, 0.1, 0.1049).isWithinTolerance()).isTrue();
    assertThat(new MetricGap(key, 0.9, 0.8951).isWithinTolerance()).isTrue();
    assertThat(new MetricGap(key, 0.9, 0.9051).isWithinTolerance()).isFalse();
  }

  @Test
  void a_difference_at_the_tolerance_is_within_it() {
    assertThat(new MetricGap("test.loss", 50, 51).isWithinTolerance()).isTrue(); // 1 = 0.02 · 50
  }

  @Test
  void metrics_that_a_single_row_may_move_far_are_not_judged() {
    assertThat(
            Stream.of("loss", "accuracy", "precision", "recall", "f1", "prAuc", "atHalf.accuracy")
                .filter(key -> new MetricGap("test." + key, 0, 0).isJudged()))
        .containsExactly("loss", "accuracy", "prAuc");
  }

  @Test
  void what_is_undefined_both_times_is_the_same_and_once_is_not() {
    assertThat(new MetricGap("test.prAuc", NAN, NAN).isZero()).isTrue();
    assertThat(new MetricGap("test.prAuc", NAN, NAN).isWithinTolerance()).isTrue();
    assertThat(new MetricGap("test.prAuc", NAN, 0.5).isZero()).isFalse();
    assertThat(new MetricGap("test.prAuc", 0.5, NAN).isWithinTolerance()).isFalse();
    assertThat(new MetricGap("test.loss", 0.0, -0.0).isZero()).isTrue();
    assertThat(new MetricGap("test.loss", 0.0, 1e-9).isZero()).isFalse();
  }

  @Test
  void the_largest_gap_is_largest_as_a_share_of_its_tolerance() {
    MetricGap loss = new MetricGap("test.loss", 1, 1.01); // a half of 2 %
    MetricGap accuracy = new MetricGap("test.accuracy", 0.9, 0.904); // four fifths of 0.005
    MetricGap undefined = new MetricGap("test.prAuc", 0.5, NAN);

    assertThat(Stream.of(accuracy, undefined, loss).sorted(MetricGap.BY_SHARE_OF_TOLERANCE))
        .containsExactly(loss, accuracy, undefined);
  }

  @Test
  void a_gap_is_told_as_tables_show_its_metric() {
    assertThat(new MetricGap("test.accuracy", 0.971, 0.969).text())
        .isEqualTo("test accuracy was 97.10 % and is 96.90 % (2.0e-03 apart)");
    assertThat(new MetricGap("train.loss", 0.25, 0.5).text())
        .isEqualTo("train loss was 0.2500 and is 0.5000 (2.5e-01 apart)");
  }
}
