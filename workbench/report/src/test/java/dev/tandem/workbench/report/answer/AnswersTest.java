package dev.tandem.workbench.report.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.page.RunOnDisk;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final String EVIDENCE =
      " (scratch − pytorch; 95 % interval 0.10 to 0.20, 5 repeats; paired t-test p = 0.01)";
  private static final String TIME =
      "scratch is faster: 2.00 times as fast in steady state (95 % interval 1.9 to 2.1, 5 repeats)."
          + " It took 1.00 s against 2.00 s (2.00 times as fast). Warm-up goes on.";

  @Test
  void in_short_verdicts_are_without_what_they_rest_on() {
    Answers answers = answers(VerdictsEntry.DIFFERENT, "a is better: 2 against 1" + EVIDENCE + ".");

    assertThat(answers.inShort())
        .containsExactly(
            "a is better: 2 against 1.",
            "scratch is faster: 2.00 times as fast in steady state. It took 1.00 s against 2.00 s"
                + " (2.00 times as fast).");
  }

  @Test
  void of_one_run_each_the_values_come_first_and_then_what_they_do_not_show() {
    Answers answers =
        answers(VerdictsEntry.ONE_RUN, "a and b have 1 and 2. " + VerdictsEntry.ONE_RUN_EACH);

    assertThat(answers.better()).isEqualTo(VerdictsEntry.ONE_RUN_EACH);
    assertThat(answers.inShort()).startsWith("a and b have 1 and 2.", VerdictsEntry.ONE_RUN_EACH);
  }

  @Test
  void of_several_contenders_those_with_the_same_best_value_are_named_together() {
    ComparisonFile file = RunOnDisk.file(List.of("No", "Yes"), 1, 0.5);

    assertThat(new Extremes(file.contenders(), "test.accuracy").sentence())
        .contains("All have the same test accuracy: 75.00 %.");
    assertThat(new Extremes(file.contenders().subList(0, 1), "test.accuracy").sentence()).isEmpty();
  }

  @Test
  void without_verdicts_nothing_is_answered() {
    assertThat(Answers.of(RunOnDisk.file(List.of("No", "Yes"), 1, 0.5)).inShort()).isEmpty();
  }

  private static Answers answers(String verdict, String sentence) {
    FigureVerdictEntry metric =
        new FigureVerdictEntry("accuracy", true, verdict, null, sentence, List.of(), null);
    TimeVerdictEntry time =
        new TimeVerdictEntry(
            verdict, "scratch", TIME, 0.5, 0, 9, 3, "repeats", 0, 0, 1, null, 1.0, 2.0, false);
    PairEntry pair =
        new PairEntry("scratch", "pytorch", List.of(), List.of(metric), time, List.of(), null);
    return Answers.of(pair);
  }
}
