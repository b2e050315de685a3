package dev.tandem.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.Matrix;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {

  @Test
  void average_precision_steps_down_the_distinct_scores() {
    // scores 4+ 3− 2+ 1−: AP = 1/2·1/1 + 1/2·2/3 = 5/6
    assertThat(AveragePrecision.of(oneLogit(new int[] {1, 0, 1, 0}, 4, 3, 2, 1)))
        .isCloseTo(5.0 / 6, within(1e-15));
  }

  @Test
  void equal_scores_enter_together() {
    // one step from recall 0 to 1, at precision 2/4
    Predictions tied = oneLogit(new int[] {1, 0, 1, 0}, 7, 7, 7, 7);
    assertThat(AveragePrecision.of(tied)).isEqualTo(0.5);
    assertThat(RocAuc.of(tied)).isEqualTo(0.5);
    assertThat(RocCurve.of(tied).points()).hasSize(2);
  }

  @Test
  void roc_auc_counts_the_pairs_in_the_right_order() {
    // positives 4, 2 against negatives 3, 1: 4>3, 4>1, 2>1 of four pairs
    assertThat(RocAuc.of(oneLogit(new int[] {1, 0, 1, 0}, 4, 3, 2, 1))).isEqualTo(0.75);
  }

  @Test
  void two_logits_rank_like_the_one_that_is_their_difference() {
    int[] labels = {1, 0, 1, 0};
    Predictions two = new Predictions(new Matrix(4, 2, 0, 4, 1, 4, 5, 7, 0, 1), labels, 2);
    assertThat(PrecisionRecallCurve.of(two))
        .isEqualTo(PrecisionRecallCurve.of(oneLogit(labels, 4, 3, 2, 1)));
  }

  @Test
  void scores_whose_probabilities_round_to_one_still_rank() {
    Predictions saturated = oneLogit(new int[] {1, 0}, 60, 50);
    assertThat(saturated.probability(0, 1)).isEqualTo(saturated.probability(1, 1));
    assertThat(RocAuc.of(saturated)).isOne();
  }

  @Test
  void the_negative_class_ranks_the_other_way_round() {
    Predictions predictions = oneLogit(new int[] {1, 0, 1, 0}, 4, 3, 2, 1);
    assertThat(RocAuc.of(predictions, 0)).isEqualTo(0.75);
    // as negatives' scores −1 −2 −3 −4: AP = 1/2·1/1 + 1/2·2/3
    assertThat(AveragePrecision.of(predictions, 0)).isCloseTo(5.0 / 6, within(1e-15));
  }

  @Test
  void without_positives_the_areas_are_undefined() {
    Predictions negatives = oneLogit(new int[] {0, 0}, 1, 2);
    assertThat(AveragePrecision.of(negatives)).isNaN();
    assertThat(RocAuc.of(negatives)).isNaN();
    assertThat(PrecisionRecallCurve.of(negatives).points().get(1).recall()).isNaN();
  }

  @Test
  void without_rows_every_share_but_those_of_0_by_convention_is_undefined() {
    Metrics metrics = Metrics.of(oneLogit(new int[0]));
    assertThat(metrics.accuracy()).isNaN();
    assertThat(metrics.loss()).isNaN();
    assertThat(metrics.prAuc()).isNaN();
    assertThat(metrics.rocAuc()).isNaN();
    assertThat(metrics.f1()).isZero();
  }

  @Test
  void a_score_that_is_not_a_number_leaves_the_areas_undefined() {
    Predictions diverged = oneLogit(new int[] {1, 0, 1}, 4, Double.NaN, 2);
    assertThat(AveragePrecision.of(diverged)).isNaN();
    assertThat(RocAuc.of(diverged)).isNaN();
    assertThat(RocCurve.of(diverged).points()).hasSize(1);
  }

  @Test
  void a_class_without_rows_leaves_the_macro_areas_undefined() {
    Predictions predictions =
        new Predictions(new Matrix(2, 3, 1, 0, 0, 0, 1, 0), new int[] {0, 1}, 3);
    assertThat(AveragePrecision.of(predictions)).isNaN();
    assertThat(AveragePrecision.of(predictions, 0)).isOne();
  }

  private static Predictions oneLogit(int[] labels, double... logits) {
    return new Predictions(new Matrix(labels.length, 1, logits), labels, 2);
  }
}
