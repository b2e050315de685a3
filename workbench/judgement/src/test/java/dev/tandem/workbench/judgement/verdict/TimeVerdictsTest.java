package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The margin is the usual one, 5 %. */
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
        .endsWith(
            "those of a take 1.00 times as long (95 % interval 0.93 to 1.06, 2 repeats; equivalence"
                + " test p = 0.04).");

    TimeVerdictEntry equal = judge(pair(STEADY, STEADY), pair(STEADY, STEADY));
    assertThat(equal.verdict()).isEqualTo("the same");
    assertThat(equal.faster()).isNull();
    assertThat(equal.sentence())
        .isEqualTo(
            "Epochs of a and b take equally long, within 5 %: over the 4 epochs after the first"
                + " those of b take 1.00 times as long (the same in all 2 repeats; sign test p <"
                + " 0.0001).");
  }

  @Test
  void one_repeat_says_nothing_of_other_runs() {
    TimeVerdictEntry constant = judge(pair(STEADY, HALF));
    assertThat(constant.verdict()).isEqualTo("undecided");
    assertThat(constant.unit()).isEqualTo("epochs");
    assertThat(constant.sentence())
        .isEqualTo(
            "Undecided which is faster: over the 4 epochs after the first of the one repeat an"
                + " epoch of a took 0.50 times as long as one of b, which says nothing of other"
                + " runs.");

    // logarithms of the ratio: -log 2 and -log 2.2 in turn, ± 3.18 · 0.055 / 2
    assertThat(judge(pair(STEADY, of(9, 2, 2.2, 2, 2.2))).sentence())
        .contains("took 0.48 times as long as one of b (95 % interval 0.44 to 0.52), which says");
  }

  @Test
  void repeats_that_disagree_leave_time_undecided_and_say_how_many_more_may_help() {
    TimeVerdictEntry time =
        judge(pair(STEADY, HALF), pair(STEADY, of(9, 0.9, 0.9, 0.9, 0.9)), pair(STEADY, STEADY));

    assertThat(time.verdict()).isEqualTo("undecided");
    assertThat(time.moreRepeats()).isPositive();
    assertThat(time.sentence())
        .startsWith("Undecided which is faster: over the 4 epochs after the first an epoch of a")
        .contains(", 3 repeats; paired t-test p = ")
        .endsWith(". About " + time.moreRepeats() + " more repeats would decide.");
  }

  @Test
  void the_slower_contender_may_be_the_one_that_still_warms_up() {
    // 0.4 to 0.2: half as long
    double[] warming = {0.9, 0.4, 0.4, 0.2, 0.2};
    double[] fast = {0.9, 0.1, 0.1, 0.1, 0.1};
    String reason =
        " is still warming up: its later epochs are faster than its earlier ones (0.50 times as"
            + " long). More epochs may decide.";

    assertThat(judge(pair(fast, warming), pair(fast, warming)).sentence()).endsWith(" b" + reason);
    assertThat(judge(pair(warming, fast), pair(warming, fast)).sentence()).endsWith(" a" + reason);
    TimeVerdictEntry both = judge(pair(warming, warming), pair(warming, warming));
    assertThat(both.sentence()).contains(" a is still warming up").contains(" b is still warming");
    assertThat(both.moreRepeats()).isNull();
  }

  @Test
  void epochs_that_get_faster_by_the_margin_are_steady() {
    double[] faster = {9, 1.04, 1.04, 1, 1};
    assertThat(judge(pair(faster, HALF), pair(faster, HALF)).sentence()).doesNotContain("warming");
  }

  @Test
  void the_epochs_that_count_are_those_that_both_made_after_the_first() {
    assertThat(judge(pair(of(1), of(2)), pair(of(1), of(2))).sentence())
        .startsWith(
            "Undecided which is faster: over the first epoch alone an epoch of a took 0.50 times");
    assertThat(judge(pair(of(9, 1), of(9, 2, 2)), pair(of(9, 1), of(9, 2))).sentence())
        .contains(": over the one epoch after the first an epoch of a took 0.50 times");
    assertThat(judge(pair(STEADY, HALF), pair(of(9, 1, 1), of(9, 2, 2, 2))).sentence())
        .contains(": over the 2 to 4 epochs after the first an epoch of a took 0.50 times");
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

  private static RunPair pair(double[] secondsOfA, double[] secondsOfB) {
    return new RunPair(Contenders.run(secondsOfA), Contenders.run(secondsOfB));
  }

  private static double[] of(double... seconds) {
    return seconds;
  }
}
