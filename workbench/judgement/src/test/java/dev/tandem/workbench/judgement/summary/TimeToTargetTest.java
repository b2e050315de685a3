package dev.tandem.workbench.judgement.summary;

import static dev.tandem.workbench.judgement.summary.TargetRows.TRAINING;
import static dev.tandem.workbench.judgement.summary.TargetRows.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.Task;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.TargetEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeToTargetTest {
  private static final TargetSpec ACCURACY = new TargetSpec(Metric.ACCURACY, 0.9);

  @Test
  void a_target_that_is_reached_and_lost_is_held_from_the_last_time_on() {
    TargetEntry entry =
        TimeToTarget.of(ACCURACY, VALIDATION, accuracies(0.8, 0.91, 0.89, 0.9, 0.95));

    assertThat(entry.reachedEpoch()).isEqualTo(2);
    assertThat(entry.reachedSeconds()).isEqualTo(0.5);
    assertThat(entry.heldEpoch()).isEqualTo(4);
    assertThat(entry.heldSeconds()).isEqualTo(1.0); // four epochs of 0.25 s
  }

  @Test
  void a_target_that_the_last_epoch_loses_is_not_held() {
    TargetEntry entry = TimeToTarget.of(ACCURACY, VALIDATION, accuracies(0.95, 0.85));

    assertThat(entry.reachedEpoch()).isEqualTo(1);
    assertThat(entry.held()).isFalse();
    assertThat(entry.heldSeconds()).isNull();
  }

  @Test
  void a_loss_is_to_be_at_most_the_target() {
    TargetEntry entry =
        TimeToTarget.of(new TargetSpec(Metric.LOSS, 0.2), VALIDATION, accuracies(0.7, 0.8, 0.9));

    assertThat(entry.heldEpoch()).isEqualTo(2); // losses 0.3, 0.2, 0.1
  }

  @Test
  void a_target_of_f1_is_held_by_f1() {
    Score bad = new Score(0.1, 0.9, 0.2);
    Score good = new Score(0.1, 0.1, 0.8);

    TargetEntry entry =
        TimeToTarget.of(
            new TargetSpec(Metric.F1, 0.8), VALIDATION, List.of(epoch(1, bad), epoch(2, good)));

    assertThat(entry.figure()).isEqualTo("f1");
    assertThat(entry.value()).isEqualTo(0.8);
    assertThat(entry.reachedEpoch()).isEqualTo(2);
    assertThat(entry.held()).isTrue();
  }

  @Test
  void a_target_that_is_never_reached_has_no_epoch() {
    TargetEntry entry = TimeToTarget.of(ACCURACY, VALIDATION, accuracies(0.8, 0.85));

    assertThat(entry.reachedEpoch()).isNull();
    assertThat(entry.reachedSeconds()).isNull();
    assertThat(entry.heldEpoch()).isNull();
  }

  @Test
  void the_usual_target_is_what_every_run_holds_at_its_end() {
    List<List<EpochEntry>> runs = List.of(accuracies(0.5, 0.978), accuracies(0.99, 0.961));

    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, VALIDATION, runs))
        .contains(new TargetSpec(Metric.ACCURACY, 0.96));
    assertThat(TimeToTarget.usual(Task.REGRESSION, VALIDATION, List.of(accuracies(0.8766))))
        .contains(new TargetSpec(Metric.LOSS, 0.13)); // of 0.1234
  }

  @Test
  void without_validation_rows_there_is_no_usual_target() {
    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, VALIDATION, List.of(accuracies(Double.NaN))))
        .isEmpty();
    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, VALIDATION, List.of())).isEmpty();
  }

  @Test
  void without_validation_rows_the_usual_target_is_the_training_loss_that_every_run_holds() {
    List<List<EpochEntry>> runs = List.of(accuracies(0.5, 0.8766), accuracies(0.5, 0.9));

    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, TRAINING, runs))
        .contains(new TargetSpec(Metric.LOSS, 0.13)); // the worse last loss is 0.1234
    TargetEntry entry =
        TimeToTarget.of(new TargetSpec(Metric.LOSS, 0.13), TRAINING, accuracies(0.5, 0.88, 0.9));
    assertThat(entry.heldEpoch()).isEqualTo(2);
    assertThat(entry.score()).isEqualTo("training loss");
  }

  @Test
  void an_accuracy_below_one_percent_is_no_target() {
    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, VALIDATION, List.of(accuracies(0.005))))
        .isEmpty();
    // 0.29 · 100 is a little less than 29
    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, VALIDATION, List.of(accuracies(0.29))))
        .contains(new TargetSpec(Metric.ACCURACY, 0.29));
  }

  /** Of 0.25 s each; losses are what is missing to 1. */
  private static List<EpochEntry> accuracies(double... accuracies) {
    List<EpochEntry> epochs = new ArrayList<>();
    for (double accuracy : accuracies) {
      double loss = Math.round((1 - accuracy) * 1e6) / 1e6;
      epochs.add(epoch(epochs.size() + 1, new Score(loss, accuracy, accuracy)));
    }
    return epochs;
  }

  private static EpochEntry epoch(int number, Score score) {
    RateSpan rates = new RateSpan(0.1, 0.1);
    return new EpochEntry(number, score, score, Score.NONE, rates, 0.25, "", 0.0, null);
  }
}
