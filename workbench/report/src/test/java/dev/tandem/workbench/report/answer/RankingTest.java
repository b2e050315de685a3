package dev.tandem.workbench.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.AgreementEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three contenders: a and b alike, c worse and slower. */
class RankingTest {
  private static final List<PairEntry> PAIRS =
      List.of(
          pair("a", "b", VerdictsEntry.SAME, null, 1.25, 1000),
          pair("a", "c", VerdictsEntry.DIFFERENT, "a", 0.5, 900),
          pair("b", "c", VerdictsEntry.DIFFERENT, "b", 0.4, 905));

  @Test
  void who_is_better_than_the_same_others_is_named_together() {
    assertThat(new Ranking(PAIRS).better())
        .contains("In test accuracy: a and b are better than c; the same: a and b.");
  }

  @Test
  void of_one_run_each_nobody_is_better() {
    PairEntry oneRun = pair("a", "b", VerdictsEntry.ONE_RUN, null, 1, 1000);

    assertThat(new Ranking(List.of(oneRun, PAIRS.get(1))).better()).isEmpty();
  }

  @Test
  void what_all_pairs_have_is_said_once() {
    List<PairEntry> undecided =
        List.of(
            pair("a", "b", VerdictsEntry.UNDECIDED, null, 1, 1000),
            pair("a", "c", VerdictsEntry.UNDECIDED, null, 1, 1000));

    assertThat(new Ranking(undecided).better())
        .contains("In test accuracy: undecided in every pair.");
  }

  @Test
  void time_is_a_multiple_of_the_fastest_and_says_what_is_undecided() {
    // a took 1.25 times as long as b; c 1 / 0.4 = 2.5 times
    assertThat(new Ranking(PAIRS).faster())
        .contains(
            "b is fastest per epoch in steady state; a takes 1.25x as long (the same), c 2.50x.");
  }

  @Test
  void those_that_predict_the_same_are_one_group() {
    assertThat(Alike.of(PAIRS))
        .contains(
            "a and b make the same predictions by the same computation."
                + " b and c agree on 90.5 %, a and c on 90.0 %.");
  }

  @Test
  void all_in_one_group_need_no_more_words() {
    assertThat(Alike.of(PAIRS.subList(0, 1)))
        .contains("a and b make the same predictions by the same computation.");
  }

  private static PairEntry pair(
      String a, String b, String verdict, String better, double ratio, int agreeing) {
    FigureVerdictEntry metric =
        new FigureVerdictEntry("accuracy", true, verdict, better, "", List.of(), null);
    TimeVerdictEntry time =
        new TimeVerdictEntry(
            verdict, better, "", ratio, 0, 9, 3, "repeats", 0.05, 0, 1, null, 1.0, 1.0, false);
    ComputationEntry computation =
        new ComputationEntry(
            agreeing == 1000
                ? ComputationEntry.SAME_COMPUTATION
                : ComputationEntry.OTHER_PREDICTIONS,
            "",
            List.of(new AgreementEntry(1, 1000, agreeing, null)),
            0.1,
            null,
            null);
    return new PairEntry(a, b, List.of(), List.of(metric), time, List.of(), computation);
  }
}
