package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Targets;
import dev.tandem.engine.StepResult;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.ThresholdSpec;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final double TOLERANCE = 1e-12;

  // errors 0.5, -3
  private static final Matrix OUTPUTS = new Matrix(2, 1, 1.5, 2);
  private static final Targets NUMBERS = new Targets.Values(new float[] {1, 5}, 1);

  @Test
  void numbers_are_scored_by_the_experiments_own_loss_averaged() {
    assertLoss(LossSpec.MeanSquaredError.DEFAULT, (0.25 + 9) / 2);
    assertLoss(new LossSpec.MeanSquaredError(Reduction.SUM), (0.25 + 9) / 2);
    assertLoss(LossSpec.MeanAbsoluteError.DEFAULT, (0.5 + 3) / 2);
    assertLoss(LossSpec.Huber.DEFAULT, (0.25 / 2 + (3 - 0.5)) / 2);
    assertLoss(new LossSpec.Huber(Reduction.MEAN, 2), (0.25 / 2 + 2 * (3 - 1)) / 2);
  }

  @Test
  void classes_are_scored_by_plain_cross_entropy_whatever_the_weights() {
    Targets classes = new Targets.Classes(new int[] {0, 1}, List.of("a", "b"));
    Matrix logits = new Matrix(2, 2, 0, 0, 3, 3);
    LossSpec weighted =
        new LossSpec.SoftmaxCrossEntropy(
            Reduction.MEAN, 0.1, new ClassWeights.Given(List.of(1.0, 9.0)));
    Score score = Score.of(logits, classes, weighted);

    assertThat(score.loss()).isCloseTo(Math.log(2), within(TOLERANCE));
    assertThat(score.accuracy()).isEqualTo(0.5); // the first of equal classes
  }

  @Test
  void of_two_classes_f1_is_that_of_the_positive_one_and_of_three_the_mean_over_those_that_occur() {
    // predicted 0, 1, 1: class 1 has 1 hit, 1 alarm, no miss; class 0 has 1 hit, 1 miss; no row is
    // of c or predicted c
    Matrix two = new Matrix(3, 2, 1, 0, 0, 1, 0, 1);
    Matrix three = new Matrix(3, 3, 1, 0, 0, 0, 1, 0, 0, 1, 0);
    LossSpec loss = LossSpec.SoftmaxCrossEntropy.DEFAULT;
    int[] labels = {0, 1, 0};

    assertThat(Score.of(two, new Targets.Classes(labels, List.of("a", "b")), loss).f1())
        .isCloseTo(2.0 / 3, within(TOLERANCE));
    assertThat(Score.of(three, new Targets.Classes(labels, List.of("a", "b", "c")), loss).f1())
        .isCloseTo((2.0 / 3 + 2.0 / 3) / 2, within(TOLERANCE));
  }

  @Test
  void without_rows_there_is_no_score() {
    Targets none = new Targets.Classes(new int[0], List.of("a", "b"));
    assertThat(Score.of(Matrix.zeros(0, 2), none, LossSpec.SoftmaxCrossEntropy.DEFAULT))
        .isEqualTo(Score.NONE);
  }

  @Test
  void an_epochs_loss_is_the_sum_over_batches_by_the_sum_of_weights() {
    RunningScore running = new RunningScore();
    running.add(new StepResult(3, 1.5, 2, OptionalInt.of(1)));
    running.add(new StepResult(5, 2.5, 6, OptionalInt.of(5)));

    assertThat(running.score()).isEqualTo(new Score((3 + 5) / 4.0, 6 / 8.0));
  }

  @Test
  void an_epoch_of_numbers_has_no_accuracy() {
    RunningScore running = new RunningScore();
    running.add(new StepResult(3, 2, 2, OptionalInt.empty()));

    assertThat(running.score()).isEqualTo(new Score(1.5, Double.NaN));
  }

  @Test
  void a_loss_of_classes_is_none_of_numbers() {
    Estimates estimates = new Estimates(OUTPUTS, OUTPUTS);
    assertThatThrownBy(() -> Criterion.mean(LossSpec.BinaryCrossEntropy.DEFAULT, estimates))
        .hasMessage("loss: expected one of numbers, got binary-cross-entropy");
  }

  @Test
  void a_threshold_is_chosen_as_the_experiment_asks() {
    // F1 from the top: 2/3, 2/4, 4/5; recall 1/2, 1/2, 1; an alarm costs as much as nine misses
    Predictions rows = new Predictions(new Matrix(3, 1, 2, 1, 0), new int[] {1, 0, 1}, 2);

    assertThat(ThresholdChoice.of(new ThresholdSpec.Fixed(0.3), rows)).isEqualTo(0.3);
    assertThat(ThresholdChoice.of(new ThresholdSpec.BestF1(), rows)).isEqualTo(0.5);
    assertThat(ThresholdChoice.of(new ThresholdSpec.AtRecall(0.5), rows))
        .isEqualTo(rows.probability(0, 1));
    assertThat(ThresholdChoice.of(new ThresholdSpec.LowestCost(9, 1), rows))
        .isEqualTo(rows.probability(0, 1));
  }

  private static void assertLoss(LossSpec loss, double expected) {
    Score score = Score.of(OUTPUTS, NUMBERS, loss);
    assertThat(score.loss()).isCloseTo(expected, within(TOLERANCE));
    assertThat(score.accuracy()).isNaN();
  }
}
