package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The margin is the usual one, 5 %; from one run 15 %. */
class TimeVerdictsTest {
  private static final double[] STEADY = {9, 1, 1, 1, 1};
  private static final double[] HALF = {9, 2, 2, 2, 2};

  @Test
  void times_that_differ_by_less_than_the_margin_are_equally_long() {
    // logarithms of the ratio: 0 and -0.00995, ± 12.7 · 0.00704 / √2; of the margin 0.0488
    TimeVerdictEntry close =
        judge(pair(STEADY, STEADY), pair(STEADY, of(9, 1.01, 1.01, 1.01, 1.01)));
    assertThat(close.verdict()).isEqualTo("the same");
    assertThat(close.sentence())
        .isEqualTo(
            "a and b are equally fast, within 5 %: a is 1.00 times as fast per epoch in steady"
                + " state (95 % interval 0.94 to 1.07, 2 repeats; equivalence test p = 0.04). In"
                + " total, with the first epoch, training took 13.00 s against 13.02 s (1.00 times"
                + " as fast).");

    TimeVerdictEntry equal = judge(pair(STEADY, STEADY), pair(STEADY, STEADY));
    assertThat(equal.verdict()).isEqualTo("the same");
    assertThat(equal.faster()).isNull();
    assertThat(equal.sentence())
        .contains("in steady state (the same in all 2 repeats; sign test p < 0.0001)");
  }

  @Test
  void one_run_shows_a_difference_beyond_what_two_runs_of_one_engine_differ_by() {
    // logarithms of the ratio: -log 2 and -log 2.2 in turn, ± 3.18 · 0.055 / 2
    TimeVerdictEntry time = judge(pair(STEADY, of(8, 2, 2.2, 2, 2.2)));

    assertThat(time.verdict()).isEqualTo("different");
    assertThat(time.faster()).isEqualTo("a");
    assertThat(time.unit()).isEqualTo("epochs");
    assertThat(time.margin()).isEqualTo(0.15);
    assertThat(time.moreRepeats()).isNull();
    assertThat(time.secondsA()).isEqualTo(13);
    assertThat(time.secondsB()).isCloseTo(16.4, within(1e-12));
    assertThat(time.sentence())
        .isEqualTo(
            "a is faster than b: 2.10 times as fast per epoch in steady state (95 % interval 1.92"
                + " to 2.29, 4 epochs of one run). In total, with the first epoch, training took"
                + " 13.00 s against 16.40 s (1.26 times as fast).");
  }

  @Test
  void the_first_epoch_after_a_resume_is_no_steady_one_and_the_sentence_tells_of_it() {
    RunEntry a = Contenders.resumed(Contenders.run(9, 1, 1, 1, 6, 1), 4); // epoch 5 compiles again
    RunEntry b = Contenders.run(9, 2, 2.2, 2, 2, 2.2);

    TimeVerdictEntry time = judge(new RunPair(a, b));

    assertThat(time.n()).isEqualTo(4); // of six: not the first, and not the fifth
    assertThat(time.ratio()).isCloseTo(1 / 2.1, within(0.01));
    assertThat(time.sentence())
        .endsWith(
            " The run was resumed (a after epoch 4); the first epoch after that is left out.");
  }

  @Test
  void one_run_does_not_show_a_difference_inside_the_band() {
    double[] tenth = {9, 1.08, 1.12, 1.09, 1.11};
    TimeVerdictEntry near = judge(pair(STEADY, tenth));
    assertThat(near.verdict()).isEqualTo("the same");
    assertThat(near.sentence()).startsWith("a and b are equally fast, within 15 %: a is 1.10");

    TimeVerdictEntry across = judge(pair(STEADY, of(9, 1.1, 1.3, 1.1, 1.3)));
    assertThat(across.verdict()).isEqualTo("undecided");
    assertThat(across.sentence())
        .contains(
            "One run cannot show differences below 15 %, since two runs of one engine may differ by"
                + " that much; try --repeats 5.");
  }

  @Test
  void two_steady_epochs_of_one_run_are_too_few_to_be_called_equal() {
    assertThat(judge(pair(of(1, 1, 1), of(1, 1, 1))).verdict()).isEqualTo("undecided");
  }

  @Test
  void repeats_that_disagree_leave_time_undecided_and_say_how_many_more_may_help() {
    TimeVerdictEntry time =
        judge(pair(STEADY, HALF), pair(STEADY, of(9, 0.9, 0.9, 0.9, 0.9)), pair(STEADY, STEADY));

    assertThat(time.verdict()).isEqualTo("undecided");
    assertThat(time.moreRepeats()).isPositive();
    assertThat(time.sentence())
        .startsWith("Undecided which is faster: a was 1.22 times as fast per epoch in steady state")
        .contains(", 3 repeats; paired t-test p = ")
        .endsWith(" About " + time.moreRepeats() + " more repeats would settle it.");
  }

  @Test
  void a_faster_side_that_still_warms_up_is_faster_at_least_by_that_much() {
    double[] warming = {0.9, 0.4, 0.4, 0.2, 0.2};
    double[] slow = {9, 3, 3, 3, 3};
    String ten = "a is faster than b: at least ";

    TimeVerdictEntry one = judge(pair(warming, slow));
    assertThat(one.verdict()).isEqualTo("different");
    assertThat(one.atLeast()).isTrue();
    assertThat(one.sentence()).startsWith(ten).endsWith(" a was still getting faster at the end.");
    TimeVerdictEntry several = judge(several(warming, slow));
    assertThat(several.verdict()).isEqualTo("different");
    assertThat(several.sentence()).startsWith(ten);
  }

  @Test
  void a_slower_side_that_still_warms_up_is_credited_with_its_gain_once_more() {
    double[] fast = {0.9, 0.1, 0.1, 0.1, 0.1};
    // the later half counts, 0.2; one more gain: 0.1, as fast as the other
    double[] mayCatchUp = {0.9, 0.4, 0.4, 0.2, 0.2};
    // once more: 0.4
    double[] cannot = {3.6, 1.6, 1.6, 0.8, 0.8};

    for (RunPair[] runs : List.of(several(fast, mayCatchUp), of(pair(fast, mayCatchUp)))) {
      TimeVerdictEntry open = judge(runs);
      assertThat(open.verdict()).isEqualTo("undecided");
      assertThat(open.moreRepeats()).isNull();
      assertThat(open.sentence())
          .endsWith(
              " b was still getting faster (its last epochs take 0.50 times as long as the"
                  + " ones before) and may catch up; more epochs may settle it.");
    }
    for (RunPair[] runs : List.of(several(fast, cannot), of(pair(fast, cannot)))) {
      TimeVerdictEntry decided = judge(runs);
      assertThat(decided.verdict()).isEqualTo("different");
      assertThat(decided.atLeast()).isFalse();
      assertThat(decided.sentence())
          .endsWith(" b was still getting faster too, but not fast enough to catch up.");
    }
  }

  @Test
  void what_was_compiled_in_the_earlier_half_warms_up_no_more() {
    double[] compiled = {9, 4, 4, 4, 4, 1, 1, 1, 1};
    double[] slower = {9, 2, 2, 2, 2, 2, 2, 2, 2};

    TimeVerdictEntry time = judge(pair(compiled, slower));

    assertThat(time.faster()).isEqualTo("a");
    assertThat(time.ratio()).isEqualTo(0.5);
    assertThat(time.n()).isEqualTo(4);
    assertThat(time.atLeast()).isFalse();
    assertThat(judge(pair(slower, compiled)).faster()).isEqualTo("b");
  }

  @Test
  void of_few_epochs_the_slower_side_is_credited_with_all_it_gained_since_the_first() {
    RunPair[] tenfold = several(of(0.2, 0.1, 0.1), of(2, 1.5, 1.5));
    RunPair[] twofold = several(of(0.2, 0.1, 0.1), of(0.9, 0.2, 0.2));

    assertThat(judge(tenfold).verdict()).isEqualTo("different");
    assertThat(judge(twofold).verdict()).isEqualTo("undecided");
  }

  @Test
  void who_is_faster_once_steady_may_still_take_longer_in_all() {
    TimeVerdictEntry time = judge(pair(of(20, 1, 1.1, 1, 1.1), of(9, 2, 2.2, 2, 2.2)));

    assertThat(time.faster()).isEqualTo("a");
    assertThat(time.sentence())
        .startsWith("a is faster than b per epoch, but not over the whole training: ")
        .contains("took 24.20 s against 17.40 s (0.72 times as fast).");
  }

  @Test
  void epochs_that_get_faster_by_the_margin_are_steady() {
    double[] faster = {9, 1.04, 1.04, 1, 1};
    assertThat(judge(several(faster, HALF)).sentence()).doesNotContain("getting faster");
  }

  @Test
  void the_first_epoch_alone_decides_nothing() {
    assertThat(judge(pair(of(1), of(20)), pair(of(1), of(20))).sentence())
        .startsWith(
            "Undecided which is faster: a was 20.0 times as fast per epoch in the first epoch, the"
                + " only one.")
        .endsWith(" One epoch cannot separate compilation from computation; try --epochs 5.");
  }

  private static TimeVerdictEntry judge(RunPair... runs) {
    Contest contest =
        new Contest(
            Contenders.of("a"),
            Contenders.of("b"),
            List.of(runs),
            (first, second, matter) -> List.of());
    return new TimeVerdicts(VerdictPlan.TIME_MARGIN).of(List.of(contest)).get(contest);
  }

  /** Three runs, all of them a little slower than the one before. */
  private static RunPair[] several(double[] secondsOfA, double[] secondsOfB) {
    double[] longer = Arrays.stream(secondsOfB).map(s -> s * 1.002).toArray();
    double[] longest = Arrays.stream(secondsOfB).map(s -> s * 1.003).toArray();
    return of(pair(secondsOfA, secondsOfB), pair(secondsOfA, longer), pair(secondsOfA, longest));
  }

  private static RunPair pair(double[] secondsOfA, double[] secondsOfB) {
    return new RunPair(Contenders.run(secondsOfA), Contenders.run(secondsOfB));
  }

  private static RunPair[] of(RunPair... pairs) {
    return pairs;
  }

  private static double[] of(double... seconds) {
    return seconds;
  }
}
