package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.Matrix;
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

  @Test
  void logits_of_another_shape_are_refused() {
    assertThatThrownBy(() -> new Predictions(Matrix.zeros(2, 3), new int[] {0, 1}, 2))
        .hasMessage("Predictions: expected logits [2, 2], got [2, 3]");
  }
}
