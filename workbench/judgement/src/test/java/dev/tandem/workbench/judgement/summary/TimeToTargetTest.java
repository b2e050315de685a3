package dev.tandem.workbench.judgement.summary;

import static dev.tandem.workbench.judgement.summary.TargetRows.TRAINING;
import static dev.tandem.workbench.judgement.summary.TargetRows.VALIDATION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.Task;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.TargetEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeToTargetTest {
  private static final TargetSpec ACCURACY = new TargetSpec("accuracy", 0.9);

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
        TimeToTarget.of(new TargetSpec("loss", 0.2), VALIDATION, accuracies(0.7, 0.8, 0.9));

    assertThat(entry.heldEpoch()).isEqualTo(2); // losses 0.3, 0.2, 0.1
  }

  @Test
  void the_usual_target_is_what_every_run_holds_at_its_end() {
    List<List<EpochEntry>> runs = List.of(accuracies(0.5, 0.978), accuracies(0.99, 0.961));

    assertThat(TimeToTarget.usual(Task.CLASSIFICATION, VALIDATION, runs))
        .contains(new TargetSpec("accuracy", 0.96));
    assertThat(TimeToTarget.usual(Task.REGRESSION, VALIDATION, List.of(accuracies(0.8766))))
        .contains(new TargetSpec("loss", 0.13)); // of 0.1234
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
        .contains(new TargetSpec("loss", 0.13)); // the worse last loss is 0.1234
    TargetEntry entry =
        TimeToTarget.of(new TargetSpec("loss", 0.13), TRAINING, accuracies(0.5, 0.88, 0.9));
    assertThat(entry.heldEpoch()).isEqualTo(2);
    assertThat(entry.score()).isEqualTo("training loss");
  }

  /** Of 0.25 s each; losses are what is missing to 1. */
  private static List<EpochEntry> accuracies(double... accuracies) {
    List<EpochEntry> epochs = new ArrayList<>();
    for (double accuracy : accuracies) {
      double loss = Math.round((1 - accuracy) * 1e6) / 1e6;
      Score score = new Score(loss, accuracy, accuracy);
      RateSpan rates = new RateSpan(0.1, 0.1);
      epochs.add(
          new EpochEntry(epochs.size() + 1, score, score, Score.NONE, rates, 0.25, "", 0.0, null));
    }
    return epochs;
  }
}
