package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.BatchSchedule;
import dev.tandem.engine.Batch;
import dev.tandem.engine.LinearSession;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.TrainingSpec;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPlanTest {
  private static final int ROWS = 20;

  private final ExperimentSpec experiment =
      LinearSession.experiment(0.1, new TrainingSpec(3, OptionalInt.of(8), 11))
          .with(new ScheduleSpec.Step(1, 0.5));

  @Test
  void batches_are_the_schedules_and_rates_halve_by_epoch() {
    BatchPlan plan = BatchPlan.of(experiment, ROWS);
    BatchSchedule schedule = new BatchSchedule(11, ROWS, 8);
    assertThat(plan.batchesPerEpoch()).isEqualTo(3);
    assertThat(plan.steps()).isEqualTo(9);
    for (int step = 1; step <= 9; step++) {
      int epoch = (step + 2) / 3;
      int index = (step - 1) % 3;
      assertThat(plan.atEpochStart()).isEqualTo(index == 0);
      Batch batch = plan.next();
      assertThat(batch.step()).isEqualTo(step);
      assertThat(batch.epoch()).isEqualTo(epoch);
      assertThat(batch.indexInEpoch()).isEqualTo(index);
      assertThat(batch.rows()).isEqualTo(schedule.batch(schedule.order(epoch), index));
      assertThat(batch.learningRate()).isEqualTo(0.1 / (1 << (epoch - 1)));
    }
  }

  @Test
  void a_look_at_the_next_epoch_leaves_the_plan_where_it_is() {
    BatchPlan plan = BatchPlan.of(experiment, ROWS);
    IntStream.range(0, 3).forEach(i -> plan.next());
    Batch seen = plan.peek(5);
    Batch next = plan.next();

    assertThat(seen.rows()).hasSize(5).isEqualTo(Arrays.copyOf(next.rows(), 5));
    assertThat(seen.step()).isEqualTo(next.step()).isEqualTo(4);
    assertThat(seen.learningRate()).isEqualTo(next.learningRate()).isEqualTo(0.05);
  }

  @Test
  void a_look_in_the_midst_of_an_epoch_is_at_the_batch_that_comes_next() {
    BatchPlan plan = BatchPlan.of(experiment, ROWS);
    IntStream.range(0, 4).forEach(i -> plan.next());
    Batch seen = plan.peek(ROWS);
    Batch next = plan.next();

    assertThat(seen.rows()).isEqualTo(next.rows());
    assertThat(seen.indexInEpoch()).isEqualTo(next.indexInEpoch()).isEqualTo(1);
    assertThat(seen.learningRate()).isEqualTo(next.learningRate());
  }

  @Test
  void after_the_last_epoch_a_look_has_the_last_rate() {
    BatchPlan plan = BatchPlan.of(experiment, ROWS);
    IntStream.range(0, 9).forEach(i -> plan.next());

    assertThat(plan.peek(ROWS).learningRate()).isEqualTo(0.025);
    assertThat(plan.peek(ROWS).epoch()).isEqualTo(4);
  }

  @Test
  void an_endless_plan_has_the_same_rows_and_goes_on_at_the_optimizers_rate() {
    BatchPlan plan = BatchPlan.of(experiment, ROWS);
    BatchPlan endless = BatchPlan.endless(experiment, ROWS);
    for (int step = 1; step <= 9; step++) {
      Batch batch = endless.next();
      assertThat(batch.rows()).isEqualTo(plan.next().rows());
      assertThat(batch.learningRate()).isEqualTo(0.1);
    }
    assertThat(endless.next().epoch()).isEqualTo(4);
  }
}
