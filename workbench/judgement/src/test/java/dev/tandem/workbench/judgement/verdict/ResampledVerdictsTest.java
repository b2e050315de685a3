package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Targets;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** 80 rows train and 20 test in each repeat: a quarter. */
class ResampledVerdictsTest {
  private static final BaselineEntry BASELINES =
      new BaselineEntry.OfClasses(0.9, Double.NaN, Double.NaN);
  private static final RowsEntry ROWS = new RowsEntry(80, 0, 20);
  private static final ResampledEntry REDRAWN = new ResampledEntry(1, null, "f", ROWS, BASELINES);
  private static final ResampledEntry FOLD =
      new ResampledEntry(1, new ResampledEntry.Fold(1, 5), "f", ROWS, BASELINES);
  private static final VerdictPlan PLAN =
      VerdictPlan.of(
          VerdictSpec.NONE,
          SoftmaxCrossEntropy.DEFAULT,
          new Targets.Classes(new int[] {0, 1, 0, 1}, List.of("no", "yes")));

  private final ContenderEntry a = Contenders.of("a", 0.950, 0.951, 0.949, 0.952);
  private final ContenderEntry b = Contenders.of("b", 0.970, 0.972, 0.968, 0.970);

  @Test
  void redrawn_splits_widen_the_interval_and_the_sentence_says_what_varied() {
    FigureVerdictEntry verdict = primary(REDRAWN);

    // 2.0, 2.1, 1.9, 1.8 points: mean 1.95, sd 0.129, ± 3.182 · 0.129 · √(1/4 + 1/4) = 0.29
    assertThat(verdict.sentence())
        .startsWith(
            "b is better than a in test accuracy: 97.00 % against 95.05 %, a difference of 1.95"
                + " points (b − a; 95 % interval 1.66 to 2.24, 4 repeats, each with its own seed"
                + " and split; corrected resampled t-test p = 0.0002)");
    assertThat(verdict.evidence().testToTraining()).isCloseTo(0.25, within(1e-12));
    assertThat(verdict.evidence().never()).isNull();
  }

  @Test
  void folds_are_called_folds() {
    assertThat(primary(FOLD).sentence())
        .contains(", 4 folds of 5, each with its own seed; corrected");
  }

  @Test
  void the_same_rows_in_all_repeats_are_judged_as_ever() {
    assertThat(primary(null).sentence()).contains("1.74 to 2.16, 4 repeats; paired t-test p <");
    assertThat(primary(null).evidence().testToTraining()).isNull();
  }

  @Test
  void where_no_number_of_repeats_would_decide_the_sentence_says_so() {
    ContenderEntry one = Contenders.of("a", 0.95, 0.97, 0.96, 0.99);
    ContenderEntry other = Contenders.of("b", 0.97, 0.96, 0.97, 0.97);

    FigureVerdictEntry verdict = primary(one, other, REDRAWN);

    assertThat(verdict.verdict()).isEqualTo("undecided");
    assertThat(verdict.evidence().never()).isTrue();
    assertThat(verdict.evidence().moreRepeats()).isNull();
    assertThat(verdict.sentence())
        .endsWith(
            "More repeats cannot settle it, since all draw from the same rows; more rows might.");
  }

  @Test
  void a_repeat_is_compared_with_the_baseline_on_its_own_rows() {
    // always 10 points above its own baseline, which moves by more than the metric's interval
    ContenderEntry contender = Contenders.of("a", 0.7, 0.9);
    ContenderEntry moved =
        new ContenderEntry(
            contender.id(),
            contender.engine(),
            contender.version(),
            contender.device(),
            contender.threads(),
            contender.precision(),
            contender.status(),
            contender.message(),
            contender.parameters(),
            contender.overrides(),
            contender.dataset(),
            List.of(
                contender.runs().get(0).with(withBaseline(0.6)),
                contender.runs().get(1).with(withBaseline(0.8001))),
            contender.summary());
    VerdictsEntry verdicts =
        verdicts(new BaselineEntry.OfClasses(0.70005, Double.NaN, Double.NaN), List.of(moved));

    assertThat(verdicts.baselines().get(0).verdict()).isEqualTo("beats");
  }

  private static ResampledEntry withBaseline(double accuracy) {
    BaselineEntry own = new BaselineEntry.OfClasses(accuracy, Double.NaN, Double.NaN);
    return new ResampledEntry(1, null, "f", ROWS, own);
  }

  private FigureVerdictEntry primary(ResampledEntry rows) {
    return primary(a, b, rows);
  }

  private static FigureVerdictEntry primary(
      ContenderEntry one, ContenderEntry other, ResampledEntry rows) {
    List<ContenderEntry> both =
        List.of(Contenders.resampled(one, rows), Contenders.resampled(other, rows));
    return verdicts(BASELINES, both).pairs().get(0).figures().get(0);
  }

  private static VerdictsEntry verdicts(BaselineEntry baselines, List<ContenderEntry> contenders) {
    return new Verdicts(
            PLAN,
            new Evidence(
                new NoRows(), (first, second, matter) -> List.of(), List.of(), StepChecks.NONE))
        .of(contenders, baselines);
  }

  private static final class NoRows implements TestRows {
    @Override
    public boolean same(String a, String b) {
      return false;
    }

    @Override
    public Optional<TestPredictions> predictions(String contender, int repeat) {
      return Optional.empty();
    }
  }
}
