package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.judgement.verdict.Judgement.Question;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgementTest {
  private static final double MARGIN = 0.001;

  @Test
  void more_repeats_are_planned_at_the_level_that_the_correction_leaves() {
    // always 0.25 apart: 2 · 0.5⁶ < 0.05, and of a family of three 2 · 0.5⁷ < 0.05 / 3
    Question constant = question(new double[] {1, 2, 3}, new double[] {0.75, 1.75, 2.75});

    assertThat(Judgement.of(List.of(constant)).get(0).moreRepeats()).hasValue(3);
    List<Judgement> three = Judgement.of(Collections.nCopies(3, constant));
    assertThat(three)
        .allMatch(judged -> judged.verdict().equals("undecided") && judged.family() == 3);
    assertThat(three.get(0).moreRepeats()).hasValue(4);
  }

  @Test
  void one_repeat_plans_nothing_and_two_do() {
    Question one = question(new double[] {1}, new double[] {2});
    Question two = question(new double[] {1, 1}, new double[] {2, 2.5});

    assertThat(Judgement.of(List.of(one)).get(0).moreRepeats()).isEmpty();
    assertThat(Judgement.of(List.of(one)).get(0).moreRepeatsOrNull()).isNull();
    assertThat(Judgement.of(List.of(two)).get(0).moreRepeatsOrNull()).isPositive();
  }

  @Test
  void one_repeat_without_a_difference_is_the_same_only_if_the_models_are() {
    PairedDifferences none = PairedDifferences.of(new double[] {1}, new double[] {1});

    assertThat(Judgement.of(List.of(new Question(none, MARGIN, true))))
        .extracting(Judgement::verdict)
        .containsExactly("the same");
    assertThat(Judgement.of(List.of(new Question(none, MARGIN, false))))
        .extracting(Judgement::verdict)
        .containsExactly("one run");
  }

  private static Question question(double[] a, double[] b) {
    return new Question(PairedDifferences.of(a, b), MARGIN, false);
  }
}
