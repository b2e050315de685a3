package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.Matrix;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private final ConfusionMatrix three =
      new ConfusionMatrix(new int[][] {{5, 1, 0}, {2, 3, 0}, {1, 0, 0}});

  @Test
  void rows_are_actual_classes_and_columns_predicted_ones() {
    Predictions predictions =
        new Predictions(new Matrix(3, 2, 0, 1, 0, 1, 1, 0), new int[] {0, 0, 1}, 2);
    assertThat(ConfusionMatrix.of(predictions))
        .isEqualTo(new ConfusionMatrix(new int[][] {{0, 2}, {1, 0}}));
  }

  @Test
  void precision_reads_a_column_and_recall_a_row() {
    // class 0: 5 of the 8 predicted, 5 of the 6 actual; F1 = 2·5 / (8 + 6)
    assertThat(three.precision(0)).isEqualTo(5.0 / 8);
    assertThat(three.recall(0)).isEqualTo(5.0 / 6);
    assertThat(three.f1(0)).isEqualTo(10.0 / 14);
    assertThat(three.accuracy()).isEqualTo(8.0 / 12);
  }

  @Test
  void a_class_that_is_never_answered_counts_as_0() {
    assertThat(three.precision(2)).isZero();
    assertThat(three.f1(2)).isZero();
    assertThat(three.macroRecall()).isCloseTo((5.0 / 6 + 3.0 / 5 + 0) / 3, within(1e-15));
  }

  @Test
  void a_class_that_is_neither_actual_nor_predicted_has_no_share_in_macro_averages() {
    // class 1 is in no row; precision 2/3 and 1, recall 1 and 1/2, F1 4/5 and 2/3
    ConfusionMatrix absent = new ConfusionMatrix(new int[][] {{2, 0, 0}, {0, 0, 0}, {1, 0, 1}});

    assertThat(absent.occurs(1)).isFalse();
    assertThat(absent.macroPrecision()).isCloseTo((2.0 / 3 + 1) / 2, within(1e-15));
    assertThat(absent.macroRecall()).isCloseTo((1 + 1.0 / 2) / 2, within(1e-15));
    assertThat(absent.macroF1()).isCloseTo((4.0 / 5 + 2.0 / 3) / 2, within(1e-15));
  }

  @Test
  void a_class_without_rows_that_is_predicted_counts_as_0() {
    ConfusionMatrix predicted = new ConfusionMatrix(new int[][] {{1, 1}, {0, 0}});

    assertThat(predicted.occurs(1)).isTrue();
    assertThat(predicted.macroRecall()).isEqualTo(0.25);
  }

  @Test
  void without_rows_macro_averages_are_undefined() {
    assertThat(new ConfusionMatrix(new int[3][3]).macroF1()).isNaN();
  }

  @Test
  void the_rare_positives_answered_by_the_no_show_report_give_its_f1() {
    // 2·109 / (2·109 + 120 + 4328) = 0.0467
    ConfusionMatrix report = new ConfusionMatrix(new int[][] {{17549, 120}, {4328, 109}});
    assertThat(report.rows()).isEqualTo(22_106);
    assertThat(report.accuracy()).isCloseTo(0.799, within(5e-4));
    assertThat(report.f1(1)).isCloseTo(0.0467, within(5e-5));
  }

  @Test
  void without_rows_accuracy_is_undefined() {
    assertThat(new ConfusionMatrix(new int[2][2]).accuracy()).isNaN();
  }

  @Test
  void a_probability_at_the_threshold_is_answered_positive() {
    Predictions even = new Predictions(new Matrix(1, 1, 0), new int[] {1}, 2);
    assertThat(ConfusionMatrix.of(even, 0.5).count(1, 1)).isOne();
    assertThat(ConfusionMatrix.of(even).count(1, 0)).isOne();
  }

  @Test
  void the_counts_cannot_be_changed_from_outside() {
    int[][] counts = {{1, 0}, {0, 1}};
    ConfusionMatrix matrix = new ConfusionMatrix(counts);
    counts[0][0] = 9;
    matrix.counts()[0][0] = 9;
    assertThat(matrix.count(0, 0)).isOne();
  }

  @Test
  void equal_counts_make_equal_matrices() {
    ConfusionMatrix matrix = new ConfusionMatrix(new int[][] {{1, 2}, {3, 4}});
    ConfusionMatrix same = new ConfusionMatrix(new int[][] {{1, 2}, {3, 4}});
    assertThat(matrix).isEqualTo(same).hasSameHashCodeAs(same);
    assertThat(matrix).isNotEqualTo(new ConfusionMatrix(new int[][] {{1, 2}, {4, 3}}));
    assertThat(matrix).hasToString("ConfusionMatrix [[1, 2], [3, 4]]");
  }

  @Test
  void counts_that_are_not_square_are_refused_by_shape() {
    assertThatThrownBy(() -> new ConfusionMatrix(new int[][] {{1, 2, 3}, {4, 5, 6}}))
        .hasMessage("ConfusionMatrix: expected counts [2, 2], got a row of 3");
  }

  @Test
  void a_negative_count_is_refused() {
    assertThatThrownBy(() -> new ConfusionMatrix(new int[][] {{-1}}))
        .hasMessage("ConfusionMatrix: expected counts of 0 or more, got -1");
  }

  @Test
  void a_threshold_on_three_classes_is_refused() {
    Predictions predictions = new Predictions(new Matrix(1, 3, 0, 0, 1), new int[] {2}, 3);
    assertThatThrownBy(() -> ConfusionMatrix.of(predictions, 0.5))
        .hasMessage("threshold: expected a number and two classes, got 0.5 and 3 classes");
  }

  @Test
  void a_label_that_is_no_class_is_refused_with_its_row() {
    assertThatThrownBy(() -> new Predictions(new Matrix(2, 1, 0, 0), new int[] {1, 2}, 2))
        .hasMessage("labels: expected 0 to 1, got 2 in row 1");
  }
}
