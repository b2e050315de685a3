package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.data.Targets;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Margins are the usual ones: half a point of accuracy, 5 % of time. */
class VerdictsTest {
  private static final BaselineEntry BASELINES =
      new BaselineEntry.OfClasses(0.9, Double.NaN, Double.NaN);
  private static final Caveats NOTHING_DIFFERS = (first, second, matter) -> List.of();
  private static final ContenderEntry WORSE = Contenders.of("a", 0.950, 0.951, 0.949, 0.952);
  private static final ContenderEntry BETTER = Contenders.of("b", 0.970, 0.972, 0.968, 0.970);
  private static final VerdictPlan PLAN =
      VerdictPlan.of(
          VerdictSpec.NONE,
          SoftmaxCrossEntropy.DEFAULT,
          new Targets.Classes(new int[] {0, 1, 0, 1}, List.of("no", "yes")));

  @Test
  void a_mean_difference_that_is_surely_within_the_margin_is_the_same() {
    PairEntry pair =
        pair(
            Contenders.of("a", 0.970, 0.972, 0.971, 0.969, 0.973),
            Contenders.of("b", 0.969, 0.972, 0.972, 0.969, 0.972));

    FigureVerdictEntry verdict = primary(pair);
    assertThat(verdict.verdict()).isEqualTo("the same");
    assertThat(verdict.primary()).isTrue();
    assertThat(verdict.sentence())
        .startsWith(
            "a and b are the same in test accuracy, within 0.50 points: 97.10 % and 97.08 %, a"
                + " difference of 0.02 points (a − b; 95 % interval -0.08 to 0.12, 5 repeats;"
                + " equivalence test p =");
    assertThat(verdict.evidence().difference()).isCloseTo(0.0002, within(1e-12));
    assertThat(verdict.evidence().moreRepeats()).isNull();
  }

  @Test
  void a_difference_that_shows_and_may_count_is_different_and_says_who_is_better() {
    PairEntry pair = pair(WORSE, BETTER);

    FigureVerdictEntry verdict = primary(pair);
    assertThat(verdict.verdict()).isEqualTo("different");
    assertThat(verdict.better()).isEqualTo("b");
    assertThat(verdict.sentence())
        .startsWith("b is better than a in test accuracy: 97.00 % against 95.05 %, a difference of")
        .doesNotContain("Other differences");
    // of losses, the lower one is better
    assertThat(metric(pair, "loss").better()).isEqualTo("b");
  }

  @Test
  void a_difference_that_shows_but_is_smaller_than_the_margin_is_the_same_and_says_so() {
    PairEntry pair =
        pair(
            Contenders.of("a", 0.9700, 0.9701, 0.9702, 0.9703),
            Contenders.of("b", 0.9710, 0.9712, 0.9712, 0.9713));

    assertThat(primary(pair).verdict()).isEqualTo("the same");
    assertThat(primary(pair).sentence())
        .contains("There is a difference (p")
        .endsWith("but it is below the margin that matters.");
  }

  @Test
  void what_shows_neither_is_undecided_and_says_how_many_more_repeats_would_decide() {
    PairEntry pair =
        pair(
            Contenders.of("a", 0.95, 0.97, 0.96, 0.99), Contenders.of("b", 0.97, 0.96, 0.97, 0.97));

    FigureVerdictEntry verdict = primary(pair);
    assertThat(verdict.verdict()).isEqualTo("undecided");
    assertThat(verdict.better()).isNull();
    assertThat(verdict.evidence().moreRepeats()).isPositive();
    assertThat(verdict.sentence())
        .startsWith("Undecided whether a and b differ in test accuracy: 96.75 % and 96.75 %")
        .endsWith("About " + verdict.evidence().moreRepeats() + " more repeats would settle it.");
  }

  @Test
  void no_difference_at_all_is_the_same() {
    PairEntry pair = pair(Contenders.of("a", 0.97, 0.96), Contenders.of("b", 0.97, 0.96));

    assertThat(pair.figures()).extracting(FigureVerdictEntry::verdict).contains("the same");
    assertThat(primary(pair).sentence())
        .isEqualTo(
            "a and b have the same test accuracy: 96.50 %, with no difference in 2 repeats.");
  }

  @Test
  void one_repeat_decides_nothing_even_where_it_shows_no_difference() {
    PairEntry apart = pair(Contenders.of("a", 0.97), Contenders.of("b", 0.90));
    PairEntry equal = pair(Contenders.of("a", 0.97), Contenders.of("b", 0.97));

    assertThat(primary(apart).verdict()).isEqualTo("one run");
    assertThat(primary(equal).verdict()).isEqualTo("one run");
    assertThat(metric(equal, "loss").verdict()).isEqualTo("one run");
    assertThat(primary(apart).sentence())
        .isEqualTo(
            "a is ahead of b in test accuracy: 97.00 % against 90.00 %. One run cannot separate a"
                + " real difference from the luck of the seed; try --repeats 5.");
    assertThat(primary(equal).sentence()).startsWith("a and b both have test accuracy 97.00 %. ");
    assertThat(apart.time().unit()).isEqualTo("epochs");
  }

  @Test
  void models_that_are_equal_to_the_bit_are_the_same_after_one_repeat() {
    PairEntry pair =
        pair(Contenders.withWeights("a", "5e", 0.97), Contenders.withWeights("b", "5e", 0.97));

    assertThat(primary(pair).verdict()).isEqualTo("the same");
    assertThat(primary(pair).sentence()).endsWith("from identical predictions.");
  }

  @Test
  void equal_differences_need_as_many_repeats_as_an_exact_sign_test() {
    // always one point apart: 2 · 0.5⁵ = 0.0625, and the sixth repeat would decide
    PairEntry pair =
        pair(
            Contenders.of("a", 0.97, 0.96, 0.95, 0.94, 0.93),
            Contenders.of("b", 0.96, 0.95, 0.94, 0.93, 0.92));

    assertThat(primary(pair).verdict()).isEqualTo("undecided");
    assertThat(primary(pair).evidence().moreRepeats()).isOne();
  }

  @Test
  void a_metric_that_is_undefined_is_undecided() {
    PairEntry pair = pair(Contenders.of("a", 0.97, 0.96), Contenders.of("b", 0.97, 0.96));

    assertThat(metric(pair, "prAuc").verdict()).isEqualTo("undecided");
    assertThat(metric(pair, "prAuc").evidence().n()).isZero();
    assertThat(metric(pair, "prAuc").sentence())
        .isEqualTo(
            "a and b cannot be compared in test PR-AUC: it cannot be computed: no test row is"
                + " positive.");
  }

  @Test
  void a_repeat_that_only_one_contender_finished_is_left_out() {
    PairEntry pair = pair(Contenders.of("a", 0.97, 0.96, 0.95), Contenders.of("b", 0.97, 0.96));

    assertThat(primary(pair).evidence().n()).isEqualTo(2);
    assertThat(pair(Contenders.of("a"), Contenders.of("b", 0.9)).figures()).isEmpty();
  }

  @Test
  void what_is_not_matched_is_named_where_one_is_called_better_or_faster_its_own_first() {
    ContenderEntry a = Contenders.slower("a", 1, 0.950, 0.951, 0.949, 0.952);
    ContenderEntry b = Contenders.slower("b", 2, 0.970, 0.972, 0.968, 0.970);
    Caveats caveats =
        (first, second, matter) ->
            List.of(matter + " of " + first.id() + " against " + second.id());

    PairEntry pair = verdicts(caveats, a, b).pairs().get(0);

    assertThat(primary(pair).sentence())
        .startsWith("b is better than a")
        .endsWith("Other differences that may explain it: quality of b against a.");
    assertThat(primary(pair).caveats()).containsExactly("quality of b against a");
    assertThat(pair.time().sentence())
        .startsWith("a is faster than b")
        .endsWith("Other differences that may explain it: speed of a against b.");
    assertThat(pair.caveats()).containsExactly("quality of a against b", "speed of a against b");
  }

  @Test
  void a_difference_has_the_sign_of_its_sentence_whoever_is_better() {
    PairEntry pair = pair(WORSE, BETTER);

    // 2.0, 2.1, 1.9, 1.8 points: mean 1.95, sd 0.129, ± 3.182 · 0.129 / 2 = 0.21
    assertThat(primary(pair).sentence())
        .startsWith(
            "b is better than a in test accuracy: 97.00 % against 95.05 %, a difference of 1.95"
                + " points (b − a; 95 % interval 1.74 to 2.16, 4 repeats; paired t-test p <"
                + " 0.0001)");
    assertThat(primary(pair).evidence().difference()).isCloseTo(-0.0195, within(1e-12));
    assertThat(metric(pair, "loss").sentence())
        .startsWith(
            "b is better than a in test loss: 0.0300 against 0.0495, a difference of -0.0195");
  }

  @Test
  void nothing_is_undecided_without_the_test_and_its_correction() {
    VerdictsEntry three = ofThree();

    assertThat(primary(three.pairs().get(0)).sentence())
        .contains(" (a − b; 95 % interval")
        .contains("3 repeats; paired t-test p = 0.55 after Holm's correction for 3 tests); the");
  }

  @Test
  void equal_differences_have_no_interval_and_say_what_decided() {
    PairEntry pair =
        pair(
            Contenders.of("a", 0.97, 0.96, 0.95, 0.94, 0.93, 0.92),
            Contenders.of("b", 0.96, 0.95, 0.94, 0.93, 0.92, 0.91));

    // 2 · 0.5⁶ = 0.03125
    assertThat(primary(pair).sentence())
        .isEqualTo(
            "a is better than b in test accuracy: 94.50 % against 93.50 %, a difference of 1.00"
                + " points (a − b; the same difference in all 6 repeats; sign test p = 0.03).");
    assertThat(primary(pair).evidence().low()).isNaN();
    assertThat(primary(pair).evidence().high()).isNaN();
  }

  @Test
  void what_is_printed_of_an_interval_is_possible() {
    // 0.95 ± 12.7 · 0.0707 / √2 goes far beyond 1; so does the interval of the difference
    VerdictsEntry verdicts =
        verdicts(NOTHING_DIFFERS, Contenders.of("a", 0.9, 1), Contenders.of("b", 0.6, 0.1));

    assertThat(verdicts.baselines().get(0).sentence())
        .contains("95.00 % (95 % interval 31.47 % to 100.00 %, 2 repeats)");
    assertThat(primary(verdicts.pairs().get(0)).sentence())
        .contains("95 % interval -100.00 to 100.00, 2 repeats");
    assertThat(primary(verdicts.pairs().get(0)).evidence().high()).isGreaterThan(1);
  }

  @Test
  void the_ratio_of_steady_epochs_is_one_verdict_of_its_own() {
    PairEntry pair =
        pair(
            Contenders.slower("a", 2, 0.9, 0.8, 0.7, 0.6),
            Contenders.slower("b", 1, 0.9, 0.8, 0.7, 0.6));

    assertThat(pair.time().verdict()).isEqualTo("different");
    assertThat(pair.time().faster()).isEqualTo("b");
    assertThat(pair.time().ratio()).isCloseTo(2, within(0.02));
    assertThat(pair.time().n()).isEqualTo(4);
    assertThat(pair.time().unit()).isEqualTo("repeats");
  }

  @Test
  void holm_corrects_the_primary_metric_over_the_pairs_and_all_others_together() {
    VerdictsEntry three = ofThree();

    assertThat(three.pairs()).hasSize(3);
    assertThat(primary(three.pairs().get(0)).evidence().family()).isEqualTo(3);
    // of the six others, one is undefined
    assertThat(metric(three.pairs().get(0), "loss").evidence().family()).isEqualTo(15);
  }

  @Test
  void who_does_not_beat_the_baseline_is_said_not_to() {
    VerdictsEntry verdicts =
        verdicts(
            NOTHING_DIFFERS,
            Contenders.of("good", 0.97, 0.96, 0.965),
            Contenders.of("bad", 0.80, 0.81, 0.79),
            Contenders.of("unsure", 0.90, 0.95, 0.88),
            Contenders.of("once", 0.97));

    assertThat(verdicts.baselines())
        .extracting(entry -> entry.contender() + " " + entry.verdict())
        .containsExactly(
            "good beats", "bad does not beat", "unsure not shown to beat", "once beats");
    assertThat(verdicts.baselines().get(1).sentence())
        .startsWith(
            "bad does not beat always predicting the majority class in test accuracy: 80.00");
    assertThat(verdicts.baselines().get(3).sentence()).contains(" (one run) against ");
  }

  @Test
  void models_are_compared_in_every_repeat_that_both_contenders_finished() {
    TestPredictions right = predictions(0);
    TestPredictions wrong = predictions(1);
    Map<String, TestPredictions> known = Map.of("a1", right, "b1", wrong, "a2", right, "b3", wrong);
    List<ContenderEntry> contenders =
        List.of(Contenders.of("a", 0.97, 0.96, 0.95), Contenders.of("b", 0.9, 0.9, 0.9));

    PairEntry pair = verdicts(new KnownRows(known, true), contenders).pairs().get(0);
    assertThat(pair.models()).extracting(ModelsEntry::repeat).containsExactly(1);
    assertThat(pair.models()).extracting(ModelsEntry::onlyA).containsExactly(1);
    assertThat(verdicts(new KnownRows(known, false), contenders).pairs().get(0).models()).isEmpty();
  }

  private static FigureVerdictEntry primary(PairEntry pair) {
    return pair.figures().get(0);
  }

  private static FigureVerdictEntry metric(PairEntry pair, String key) {
    return pair.figures().stream().filter(f -> f.figure().equals(key)).findFirst().orElseThrow();
  }

  private static PairEntry pair(ContenderEntry a, ContenderEntry b) {
    return verdicts(NOTHING_DIFFERS, a, b).pairs().get(0);
  }

  private static VerdictsEntry ofThree() {
    return verdicts(
        NOTHING_DIFFERS,
        Contenders.of("a", 0.97, 0.96, 0.95),
        Contenders.of("b", 0.96, 0.96, 0.94),
        Contenders.of("c", 0.91, 0.95, 0.94));
  }

  private static VerdictsEntry verdicts(Caveats caveats, ContenderEntry... contenders) {
    TestRows nobodys = new KnownRows(Map.of(), false);
    return new Verdicts(PLAN, new Evidence(nobodys, caveats, List.of(), StepChecks.NONE))
        .of(List.of(contenders), BASELINES);
  }

  private static VerdictsEntry verdicts(TestRows rows, List<ContenderEntry> contenders) {
    return new Verdicts(PLAN, new Evidence(rows, NOTHING_DIFFERS, List.of(), StepChecks.NONE))
        .of(contenders, BASELINES);
  }

  /** For one row of class 0. */
  private static TestPredictions predictions(int predicted) {
    Matrix logits = Matrix.zeros(1, 2);
    logits.set(0, predicted, 1);
    return new TestPredictions.OfClasses(new Predictions(logits, new int[] {0}, 2), 0.5);
  }

  /** Predictions by contender and repeat. */
  private record KnownRows(Map<String, TestPredictions> known, boolean same) implements TestRows {
    @Override
    public boolean same(String a, String b) {
      return same;
    }

    @Override
    public Optional<TestPredictions> predictions(String contender, int repeat) {
      return Optional.ofNullable(known.get(contender + repeat));
    }
  }
}
