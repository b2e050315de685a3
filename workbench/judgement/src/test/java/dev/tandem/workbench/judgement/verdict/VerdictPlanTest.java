package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Targets;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerdictPlanTest {
  @Test
  void the_primary_metric_follows_from_task_and_classes() {
    assertThat(primary(50, 50)).isEqualTo(Metric.ACCURACY);
    assertThat(primary(80, 20)).isEqualTo(Metric.PR_AUC);
    assertThat(primary(20, 80)).isEqualTo(Metric.PR_AUC);
    assertThat(primary(30, 30, 40)).isEqualTo(Metric.ACCURACY);
    assertThat(primary(80, 10, 10)).isEqualTo(Metric.F1);
    assertThat(numbers(VerdictSpec.NONE).primary()).isEqualTo(Metric.RMSE);
  }

  @Test
  void classes_on_the_edge_are_balanced() {
    // a third of the rows; twice the equal share of a third
    assertThat(primary(40, 20)).isEqualTo(Metric.ACCURACY);
    assertThat(primary(40, 10, 10)).isEqualTo(Metric.ACCURACY);
    assertThat(primary(41, 10, 9)).isEqualTo(Metric.F1);
  }

  @Test
  void targets_that_are_all_equal_leave_the_margins_as_they_are() {
    Targets.Values equal = new Targets.Values(new float[] {3, 3, 3}, 1);
    VerdictPlan plan = VerdictPlan.of(VerdictSpec.NONE, MeanSquaredError.DEFAULT, equal);

    assertThat(plan.margin(Metric.LOSS)).isEqualTo(0.01);
    assertThat(plan.margin(Metric.RMSE)).isEqualTo(0.01);
  }

  @Test
  void margins_of_numbers_are_a_hundredth_of_what_the_mean_alone_has() {
    // mean 3; errors 2, 1, 1, 2: squares 10/4, absolute 6/4
    VerdictPlan plan = numbers(VerdictSpec.NONE);

    assertThat(plan.margin(Metric.LOSS)).isCloseTo(0.025, within(1e-12));
    assertThat(plan.margin(Metric.RMSE)).isCloseTo(Math.sqrt(2.5) / 100, within(1e-12));
    assertThat(plan.margin(Metric.MAE)).isCloseTo(0.015, within(1e-12));
    assertThat(plan.margin(Metric.R2)).isEqualTo(0.01);
  }

  @Test
  void what_was_declared_holds_and_the_rest_is_filled_in() {
    VerdictSpec declared =
        new VerdictSpec(Optional.of(Metric.F1), OptionalDouble.of(0.02), Map.of("time", 0.1));

    VerdictPlan plan = classes(declared, 50, 50);

    assertThat(plan.primary()).isEqualTo(Metric.F1);
    assertThat(plan.metrics()).startsWith(Metric.F1, Metric.ACCURACY).hasSize(7);
    assertThat(plan.byKey())
        .containsEntry("f1", 0.02)
        .containsEntry("accuracy", 0.005)
        .containsEntry("time", 0.1);
    assertThat(classes(plan.declaration(), 80, 20)).isEqualTo(plan);
  }

  private static Metric primary(int... counts) {
    return classes(VerdictSpec.NONE, counts).primary();
  }

  private static VerdictPlan classes(VerdictSpec declared, int... counts) {
    int[] labels =
        IntStream.range(0, counts.length)
            .flatMap(label -> IntStream.generate(() -> label).limit(counts[label]))
            .toArray();
    List<String> names = List.of("a", "b", "c").subList(0, counts.length);
    return VerdictPlan.of(
        declared, SoftmaxCrossEntropy.DEFAULT, new Targets.Classes(labels, names));
  }

  private static VerdictPlan numbers(VerdictSpec declared) {
    Targets.Values values = new Targets.Values(new float[] {1, 2, 4, 5}, 1);
    return VerdictPlan.of(declared, MeanSquaredError.DEFAULT, values);
  }
}
