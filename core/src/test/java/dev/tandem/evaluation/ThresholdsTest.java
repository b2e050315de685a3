package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.tensor.Matrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdsTest {
  // from the likeliest row down:     +    -    +    +    -    -
  private static final double[] LOGITS = {3, 2, 1, 0, -1, -2};
  private static final Predictions MIXED = predictions(LOGITS, 1, 0, 1, 1, 0, 0);

  @Test
  void the_best_f1_is_found() {
    // F1 = 2·tp / (3 + tp + fp): 2/4, 2/5, 4/6, 6/7, 6/8, 6/9
    assertThat(Thresholds.bestF1(MIXED)).isEqualTo(probability(0));
  }

  @Test
  void the_highest_threshold_that_reaches_a_recall_is_found() {
    assertThat(Thresholds.atRecall(MIXED, 1.0 / 3)).isEqualTo(probability(3));
    assertThat(Thresholds.atRecall(MIXED, 0.5)).isEqualTo(probability(1));
    assertThat(Thresholds.atRecall(MIXED, 1)).isEqualTo(probability(0));
  }

  @Test
  void the_lowest_cost_weighs_alarms_against_misses() {
    assertThat(Thresholds.lowestCost(MIXED, 1, 10)).isEqualTo(probability(0));
    // savings 1, -4, -3, -2, -7, -12: only the first row is worth it
    assertThat(Thresholds.lowestCost(MIXED, 5, 1)).isEqualTo(probability(3));
  }

  @Test
  void if_no_positive_answer_pays_none_is_given() {
    // the likeliest row is negative: savings -9, -8, -17
    Predictions inverted = predictions(new double[] {1, 0, -1}, 0, 1, 0);
    double threshold = Thresholds.lowestCost(inverted, 9, 1);

    assertThat(threshold).isGreaterThan(probability(1));
    assertThat(ConfusionMatrix.of(inverted, threshold).predicted(1)).isZero();
  }

  @Test
  void what_costs_as_much_as_answering_negative_always_is_not_chosen() {
    // savings 1 - 1, 1 - 2: at best nothing is gained
    Predictions inverted = predictions(new double[] {1, 1, 0}, 1, 0, 0);
    assertThat(Thresholds.lowestCost(inverted, 1, 1)).isEqualTo(Math.nextUp(probability(1)));
  }

  @Test
  void of_equally_good_thresholds_the_highest_is_chosen() {
    // F1 = 2·tp / (2 + tp + fp): 2/3, 2/4, 2/5, 4/6
    Predictions tied = predictions(new double[] {3, 2, 1, 0}, 1, 0, 0, 1);
    assertThat(Thresholds.bestF1(tied)).isEqualTo(probability(3));
  }

  @Test
  void rows_of_one_probability_are_answered_together() {
    Predictions equal = predictions(new double[] {1, 1, 1, -1}, 1, 0, 1, 1);
    assertThat(Thresholds.atRecall(equal, 0.5)).isEqualTo(probability(1));
  }

  @Test
  void without_positives_or_with_a_score_that_is_no_number_it_is_half() {
    Predictions none = predictions(new double[] {1, -1}, 0, 0);
    Predictions spoilt = predictions(new double[] {1, Double.NaN}, 1, 0);
    for (Predictions predictions : new Predictions[] {none, spoilt}) {
      assertThat(Thresholds.bestF1(predictions)).isEqualTo(0.5);
      assertThat(Thresholds.atRecall(predictions, 0.9)).isEqualTo(0.5);
      assertThat(Thresholds.lowestCost(predictions, 1, 1)).isEqualTo(0.5);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.3, 0.7, 0.95, 1})
  void a_chosen_threshold_keeps_its_promise_on_the_rows_it_was_chosen_on(double recall) {
    double threshold = Thresholds.atRecall(MIXED, recall);
    assertThat(ConfusionMatrix.of(MIXED, threshold).recall(1)).isGreaterThanOrEqualTo(recall);
  }

  @Test
  void more_than_two_classes_are_refused() {
    Predictions three = new Predictions(Matrix.zeros(1, 3), new int[] {2}, 3);
    assertThatThrownBy(() -> Thresholds.bestF1(three))
        .hasMessage("threshold: expected two classes, got 3");
  }

  private static Predictions predictions(double[] logits, int... labels) {
    return new Predictions(new Matrix(logits.length, 1, logits), labels, 2);
  }

  private static double probability(double logit) {
    return 1 / (1 + StrictMath.exp(-logit));
  }
}
