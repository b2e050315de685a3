package dev.tandem.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.TrainingSpec;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class StepRowsTest {
  private static final ExperimentSpec PLAIN = inPairs(Experiments.SQUARED.experiment());
  private static final ExperimentSpec NORMALIZED = inPairs(Experiments.BATCH_NORM.experiment());
  private static final int ROWS = 8;

  private static ExperimentSpec inPairs(ExperimentSpec experiment) {
    return experiment.with(new TrainingSpec(3, OptionalInt.of(2), 1));
  }

  @Test
  void a_row_is_alone() {
    assertThat(new StepRows(PLAIN, ROWS, 5).around(7)).containsExactly(7);
  }

  @Test
  void under_batch_normalization_it_has_the_company_of_its_batch() {
    StepRows rows = new StepRows(NORMALIZED, ROWS, 5);
    int[] planned = rows.batchWith(rows.firstOfBatch());
    int stranger = (planned[0] + 1) % ROWS == planned[1] ? planned[1] + 1 : planned[0] + 1;
    int absent = stranger % ROWS;

    assertThat(rows.around(planned[1])).containsExactly(planned);
    assertThat(rows.around(absent)).containsExactly(absent, planned[1]);
  }

  @Test
  void the_batch_is_that_of_the_step() {
    StepRows rows = new StepRows(PLAIN, ROWS, 6);
    int[] planned =
        Steps.batch(PLAIN, Experiments.SQUARED.data(), 6).rows(); // of the same eight rows

    assertThat(rows.batchWith(planned[1])).containsExactly(planned);
    assertThat(rows.firstOfBatch()).isEqualTo(planned[0]);
  }

  @Test
  void rows_and_steps_that_are_not_there_are_refused() {
    StepRows rows = new StepRows(PLAIN, ROWS, 1);

    assertThatThrownBy(() -> rows.around(-1))
        .hasMessage("--row: expected a training row from 0 to 7, got -1");
    assertThatThrownBy(() -> new StepRows(PLAIN, ROWS, 13))
        .hasMessage("--step: expected a step from 1 to 12 (epochs: 3, batches in each: 4), got 13");
  }

  @Test
  void a_batch_that_nobody_could_read_is_refused() {
    ExperimentSpec large = PLAIN.with(new TrainingSpec(1, OptionalInt.empty(), 1));
    StepRows rows = new StepRows(large, 5000, 1);

    assertThatThrownBy(rows::firstOfBatch)
        .hasMessage(
            "batch of step 1: expected at most 1,024 rows to look at, got 5,000; a smaller"
                + " --batch-size makes it readable");
  }
}
