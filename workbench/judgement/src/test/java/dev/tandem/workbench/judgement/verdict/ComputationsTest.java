package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.StepsEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComputationsTest {
  private static final TestPredictions RIGHT = classes(0, 1, 0, 1);
  private static final TestPredictions ONE_WRONG = classes(0, 1, 0, 0);
  private static final StepsEntry AGREED = new StepsEntry(100, true, null, List.of());
  private static final ParityEntry CLOSE = new ParityEntry("a", "b", 1, 7e-7, 1e-9);

  @Test
  void the_same_predictions_by_the_same_steps_are_the_same_computation() {
    ComputationEntry entry = judge(RIGHT, RIGHT, List.of(), AGREED);

    assertThat(entry.verdict()).isEqualTo("same computation");
    assertThat(entry.sentence())
        .isEqualTo(
            "a and b make the same predictions on all 4 test rows; their computation is the same"
                + " (largest weight difference 7e-07). All 100 steps compared in lock-step agree to"
                + " within rounding.");
    assertThat(entry.weightDifference()).isEqualTo(7e-7);
    assertThat(entry.partedFrom()).isNull();
  }

  @Test
  void networks_that_both_get_everything_right_are_not_the_same_computation() {
    ComputationEntry entry = judge(RIGHT, RIGHT, List.of("momentum 0 against 0.9"), null);

    assertThat(entry.verdict()).isEqualTo("same predictions");
    assertThat(entry.sentence())
        .isEqualTo(
            "a and b make the same predictions on all 4 test rows; their settings differ: momentum"
                + " 0 against 0.9.");
  }

  @Test
  void precision_may_differ_where_each_step_agrees() {
    ComputationEntry entry = judge(RIGHT, RIGHT, List.of("float64 against float32"), AGREED);

    assertThat(entry.verdict()).isEqualTo("same computation");
    assertThat(entry.sentence())
        .contains("computation is the same except for float64 against float32 (l");
  }

  @Test
  void a_step_that_disagrees_is_named() {
    StepsEntry third = new StepsEntry(3, false, "step 3 parts in the backward pass", List.of());

    ComputationEntry entry = judge(RIGHT, RIGHT, List.of(), third);

    assertThat(entry.verdict()).isEqualTo("same predictions");
    assertThat(entry.sentence())
        .endsWith(
            "; their computation differs (largest weight difference 7e-07). In lock-step, step 3"
                + " parts in the backward pass.");
  }

  @Test
  void without_a_walk_nothing_is_said_of_steps_but_that() {
    ComputationEntry entry = judge(RIGHT, RIGHT, List.of(), null);

    assertThat(entry.verdict()).isEqualTo("same predictions");
    assertThat(entry.sentence()).endsWith(" Their individual steps were not compared.");
  }

  @Test
  void rounding_may_change_a_prediction_though_each_step_agrees() {
    ComputationEntry entry = judge(RIGHT, ONE_WRONG, List.of(), AGREED);

    assertThat(entry.verdict()).isEqualTo("other predictions");
    assertThat(entry.predictions().get(0).agreeing()).isEqualTo(3);
    assertThat(entry.sentence())
        .startsWith(
            "a and b make different predictions on 1 of 4 test rows; their computation is the"
                + " same");
  }

  @Test
  void numbers_are_the_same_within_a_thousandth_of_their_standard_deviation() {
    // actual 0, 2: standard deviation 1
    ComputationEntry near = judge(numbers(0, 2), numbers(0.0009, 2), List.of(), AGREED);
    ComputationEntry apart = judge(numbers(0, 2), numbers(0.0011, 2), List.of(), AGREED);

    assertThat(near.verdict()).isEqualTo("same computation");
    assertThat(near.sentence())
        .startsWith("a and b make the same predictions on all 2 test rows (to 0.0010)");
    assertThat(apart.verdict()).isEqualTo("other predictions");
  }

  @Test
  void other_test_rows_leave_it_unknown() {
    Evidence evidence =
        new Evidence(new Rows(Map.of(), false), nothing(), List.of(), StepChecks.NONE);
    ComputationEntry entry = new Computations(evidence).of(contest(List.of()));

    assertThat(entry.verdict()).isEqualTo("unknown");
    assertThat(entry.sentence())
        .startsWith("a and b have different test rows, so their predictions cannot be compared");
  }

  private static ComputationEntry judge(
      TestPredictions a, TestPredictions b, List<String> caveats, StepsEntry steps) {
    Evidence evidence =
        new Evidence(
            new Rows(Map.of("a", a, "b", b), true),
            nothing(),
            List.of(CLOSE),
            (one, other) -> Optional.ofNullable(steps));
    return new Computations(evidence).of(contest(caveats));
  }

  private static Caveats nothing() {
    return (first, second, matter) -> List.of();
  }

  private static Contest contest(List<String> caveats) {
    return new Contest(
        Contenders.of("a"),
        Contenders.of("b"),
        List.of(new RunPair(Contenders.run(1, 1), Contenders.run(1, 1))),
        (first, second, matter) -> caveats);
  }

  private static TestPredictions classes(int... predicted) {
    Matrix logits = Matrix.zeros(predicted.length, 2);
    for (int row = 0; row < predicted.length; row++) {
      logits.set(row, predicted[row], 1);
    }
    return new TestPredictions.OfClasses(
        new Predictions(logits, new int[] {0, 1, 0, 1}, 2), Thresholds.USUAL);
  }

  private static TestPredictions numbers(double... predicted) {
    return new TestPredictions.OfNumbers(
        new Estimates(new Matrix(2, 1, predicted), new Matrix(2, 1, 0, 2)),
        new LossSpec.MeanSquaredError(LossSpec.Reduction.MEAN));
  }

  private record Rows(Map<String, TestPredictions> known, boolean alike) implements TestRows {
    @Override
    public boolean same(String a, String b) {
      return alike;
    }

    @Override
    public Optional<TestPredictions> predictions(String contender, int repeat) {
      return Optional.ofNullable(known.get(contender));
    }
  }
}
