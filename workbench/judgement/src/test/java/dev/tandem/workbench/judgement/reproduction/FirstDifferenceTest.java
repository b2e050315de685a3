package dev.tandem.workbench.judgement.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import org.junit.jupiter.api.Test;

class FirstDifferenceTest {
  private static final RunEntry THEN = Repeats.of(Repeats.SEEN, 0.5, 0.25);

  @Test
  void what_came_before_training_is_named_before_what_follows_from_it() {
    assertThat(now(Repeats.seen("others", "others", 1, "other")))
        .isEqualTo("the targets already differ");
    assertThat(now(Repeats.seen("targets", "others", 1, "other")))
        .isEqualTo("the initial weights already differ");
    assertThat(now(Repeats.seen("targets", "weights", 1, "other")))
        .isEqualTo("threads were 2, now 1");
    assertThat(now(Repeats.seen("targets", "weights", 2, "other")))
        .isEqualTo("training diverges from the other run in epoch 1");
  }

  @Test
  void the_first_epoch_with_another_training_loss_is_named() {
    assertThat(FirstDifference.first(THEN, Repeats.of(Repeats.SEEN, 0.5, 0.26)))
        .isEqualTo("training diverges from the other run in epoch 2");
    assertThat(FirstDifference.first(THEN, Repeats.of(Repeats.SEEN, 0.5, 0.25, 0.1)))
        .isEqualTo("the training losses are the same in every epoch");
  }

  @Test
  void another_order_of_rows_is_named_where_the_losses_are_the_same() {
    ObservedEntry other = Repeats.seen("targets", "weights", 2, "other");
    assertThat(FirstDifference.first(THEN, Repeats.of(other, 0.5, 0.25)))
        .isEqualTo("the order of the rows differs");
  }

  @Test
  void runs_of_which_nothing_was_seen_are_told_apart_by_their_losses() {
    RunEntry unseen = Repeats.of((ObservedEntry) null, 0.5, 0.26);

    assertThat(FirstDifference.first(THEN, unseen))
        .isEqualTo("training diverges from the other run in epoch 2");
    assertThat(FirstDifference.first(unseen, THEN))
        .isEqualTo("training diverges from the other run in epoch 2");
  }

  /** With other losses from the first epoch on. */
  private static String now(ObservedEntry seen) {
    return FirstDifference.first(THEN, Repeats.of(seen, 0.6, 0.3));
  }
}
