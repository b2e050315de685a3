package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.Matrix;
import org.junit.jupiter.api.Test;

class ThresholdCurveTest {
  // probabilities of class 1: 0.269, 0.731, 0.881
  private final ThresholdCurve curve =
      ThresholdCurve.of(new Predictions(new Matrix(3, 1, -1, 1, 2), new int[] {0, 0, 1}, 2));

  @Test
  void between_two_probabilities_the_answers_are_those_of_the_upper_one() {
    ThresholdCurve.Point point = curve.at(0.5); // rows 1 and 2 are predicted positive, one is
    assertThat(point.threshold()).isEqualTo(0.5);
    assertThat(point.precision()).isCloseTo(0.5, within(1e-12));
    assertThat(point.recall()).isCloseTo(1, within(1e-12));
    assertThat(point.f1()).isCloseTo(2.0 / 3, within(1e-12));
    assertThat(point.falsePositiveRate()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void at_a_probability_its_own_row_is_answered_positive() {
    double middle = curve.points().get(1).threshold();
    assertThat(curve.at(middle)).isEqualTo(curve.points().get(1));
  }

  @Test
  void above_all_probabilities_nothing_is_answered_positive() {
    assertThat(curve.at(0.99)).isEqualTo(new ThresholdCurve.Point(0.99, 0, 0, 0, 0));
  }

  @Test
  void three_classes_are_refused() {
    Predictions three = new Predictions(new Matrix(1, 3, 1, 2, 3), new int[] {0}, 3);
    assertThatThrownBy(() -> ThresholdCurve.of(three))
        .hasMessage("threshold: expected two classes, got 3");
  }
}
