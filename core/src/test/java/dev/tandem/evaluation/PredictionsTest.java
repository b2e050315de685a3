package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.Matrix;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PredictionsTest {
  private static final double TOLERANCE = 1e-12;

  @Test
  void accuracy_is_the_share_of_rows_whose_class_was_hit() {
    Predictions predictions =
        new Predictions(new Matrix(4, 2, 0, 1, 1, 0, 2, 3, 5, 4), new int[] {1, 0, 0, 0}, 2);
    assertThat(predictions.accuracy()).isEqualTo(0.75);
    assertThat(new Predictions(Matrix.zeros(0, 2), new int[0], 2).accuracy()).isNaN();
  }

  @Test
  void of_one_logit_the_probabilities_of_both_classes_add_up_to_1() {
    // logistic(ln 3) = 3 / 4
    Predictions predictions = new Predictions(new Matrix(1, 1, Math.log(3)), new int[] {1}, 2);
    assertThat(predictions.probability(0, 1)).isCloseTo(0.75, within(TOLERANCE));
    assertThat(predictions.probability(0, 0)).isCloseTo(0.25, within(TOLERANCE));
  }

  @Test
  void a_threshold_is_for_two_classes_and_of_three_the_largest_logit_decides() {
    Predictions three = new Predictions(new Matrix(1, 3, 0, 1, 2), new int[] {2}, 3);
    assertThat(three.predicted(0, 0.999)).isEqualTo(2);
  }

  private static Predictions values(int classes, int label, double... outputs) {
    return new Predictions(
        new Matrix(1, outputs.length, outputs),
        new int[] {label},
        classes,
        Optional.of(d -> d * d));
  }

  @Test
  void of_one_value_the_second_class_is_predicted_from_a_half_on() {
    assertThat(values(2, 0, 0.49).predicted(0)).isZero();
    assertThat(values(2, 0, 0.5).predicted(0)).isEqualTo(1);
    assertThat(values(2, 0, 0.5).predicted(0, 0.5)).isEqualTo(1);
  }

  @Test
  void values_clipped_to_0_and_1_are_the_probabilities_and_the_scores() {
    assertThat(values(2, 0, 1.25).probability(0, 1)).isEqualTo(1);
    assertThat(values(2, 0, 1.25).probability(0, 0)).isZero();
    assertThat(values(2, 0, 1.25).score(0, 1)).isEqualTo(1);
    Predictions three = values(3, 0, -0.5, 0.25, 0.75);
    assertThat(three.predicted(0)).isEqualTo(2);
    assertThat(three.probability(0, 0)).isZero();
    assertThat(three.probability(0, 2)).isEqualTo(0.75);
  }

  @Test
  void of_two_values_the_larger_decides_and_at_another_threshold_the_second() {
    Predictions two = values(2, 0, 0.2, 0.4);
    assertThat(two.predicted(0)).isEqualTo(1);
    assertThat(two.predicted(0, 0.5)).isEqualTo(1);
    assertThat(two.predicted(0, 0.45)).isZero();
    assertThat(two.probability(0, 1)).isEqualTo(0.4);
    assertThat(two.probability(0, 0)).isEqualTo(0.2);
  }

  @Test
  void the_loss_of_values_is_their_mean_error_against_0_and_1() {
    // ((−0.5)² + (0.25 − 1)² + 0.75²) / 3 = (0.25 + 0.5625 + 0.5625) / 3
    assertThat(values(3, 1, -0.5, 0.25, 0.75).loss()).isCloseTo(1.375 / 3, within(TOLERANCE));
    assertThat(values(2, 1, 0.75).loss()).isCloseTo(0.0625, within(TOLERANCE));
  }

  @Test
  void logits_of_another_shape_are_refused() {
    assertThatThrownBy(() -> new Predictions(Matrix.zeros(2, 3), new int[] {0, 1}, 2))
        .hasMessage("Predictions: expected logits [2, 2], got [2, 3]");
  }
}
