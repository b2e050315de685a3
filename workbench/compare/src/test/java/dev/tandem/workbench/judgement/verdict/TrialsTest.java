package dev.tandem.workbench.judgement.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.judgement.statistics.Shares;
import dev.tandem.workbench.runs.metric.Metric;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The small version of {@code benchmarks/verdicts.sh}; seeds are fixed and scratch is exact. */
@Tag("once")
class TrialsTest {
  @TempDir Path folder;
  private Trials trials;

  @BeforeEach
  void prepare() {
    trials =
        new Trials(
            "scratch", new DataFolders(folder, folder), "training.epochs", 10L, "data.rows", 500L);
  }

  @Test
  void an_engine_against_itself_is_rarely_found_different() {
    int trialCount = 40;
    int different =
        (int)
            IntStream.rangeClosed(1, trialCount)
                .filter(trial -> Trials.different(trials.sameTwice(trial, 5)))
                .count();

    assertThat(Shares.interval(different, trialCount).low()).isLessThanOrEqualTo(0.05);
  }

  @Test
  void a_tenth_of_wrong_labels_on_one_side_is_found_by_the_loss() {
    for (int trial = 1; trial <= 3; trial++) {
      Side clean = trials.trained(trial, 0, 10);
      Side noisy = trials.trained(trial, 0.1, 10);

      assertThat(Trials.better(Trials.judge(clean, noisy, Metric.LOSS), clean.id()))
          .as("trial " + trial)
          .isTrue();
    }
  }

  @Test
  void the_same_holds_where_each_repeat_draws_its_split() {
    int trialCount = 20;
    int different =
        (int)
            IntStream.rangeClosed(1, trialCount)
                .filter(trial -> Trials.different(trials.sameTwiceRedrawn(trial, 5)))
                .count();

    assertThat(Shares.interval(different, trialCount).low()).isLessThanOrEqualTo(0.05);
  }

  @Test
  void a_fifth_of_wrong_labels_is_found_by_the_loss_over_redrawn_splits() {
    for (int trial = 1; trial <= 3; trial++) {
      assertThat(Trials.better(trials.noisyRedrawn(trial, 0.2, 10, Metric.LOSS), "clean"))
          .as("trial " + trial)
          .isTrue();
    }
  }
}
