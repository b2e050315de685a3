package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BaselinesTest {

  @Test
  void the_no_show_test_rows_have_the_published_baselines() {
    // 17669 / 22106 = 0.7993     4437 / 22106 = 0.2007     2·4437 / (4437 + 22106) = 0.3343
    int[] test = new int[22_106];
    Arrays.fill(test, 0, 4_437, 1);
    Baselines baselines = Baselines.of(new int[] {0, 0, 1}, test, 2);
    assertThat(baselines.majorityAccuracy()).isCloseTo(0.7993, within(5e-5));
    assertThat(baselines.prevalence()).isCloseTo(0.2007, within(5e-5));
    assertThat(baselines.allPositiveF1()).isCloseTo(0.3343, within(5e-5));
  }

  @Test
  void the_majority_is_the_training_rows_even_where_the_test_rows_differ() {
    assertThat(Baselines.of(new int[] {1, 1, 0}, new int[] {0, 0, 0, 1}, 2).majorityAccuracy())
        .isEqualTo(0.25);
  }

  @Test
  void of_equally_frequent_classes_the_lower_is_the_majority() {
    assertThat(Baselines.of(new int[] {2, 1}, new int[] {1, 1, 2}, 3).majorityAccuracy())
        .isEqualTo(2.0 / 3);
  }

  @Test
  void more_than_two_classes_have_no_positives() {
    Baselines baselines = Baselines.of(new int[] {0, 1, 2}, new int[] {0, 1, 2}, 3);
    assertThat(baselines.prevalence()).isNaN();
    assertThat(baselines.allPositiveF1()).isNaN();
  }

  @Test
  void without_rows_nothing_is_defined() {
    assertThat(Baselines.of(new int[0], new int[0], 2))
        .isEqualTo(new Baselines(Double.NaN, Double.NaN, Double.NaN));
  }

  @Test
  void without_positives_answering_positive_scores_0() {
    assertThat(Baselines.of(new int[] {0}, new int[] {0, 0}, 2).allPositiveF1()).isZero();
  }

  @Test
  void a_label_that_is_no_class_is_refused_with_its_row() {
    assertThatThrownBy(() -> Baselines.of(new int[] {0, -1}, new int[0], 2))
        .hasMessage("labels: expected 0 to 1, got -1 in row 1");
    assertThatThrownBy(() -> Baselines.of(new int[] {0}, new int[] {1, 0, 2}, 2))
        .hasMessage("labels: expected 0 to 1, got 2 in row 2");
  }
}
