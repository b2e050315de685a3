package dev.tandem.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.workbench.runs.results.BenchFile.RatioEntry;
import dev.tandem.workbench.runs.results.BenchFile.RoundEntry;
import dev.tandem.workbench.runs.results.BenchFile.RunnerEntry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatiosTest {
  @Test
  void the_ratio_is_the_geometric_mean_over_rounds_with_students_interval_over_the_logarithms() {
    // ratios 2, 4 and 8: log2 is 1, 2, 3, mean 2, deviation 1; t(2, 0.975) = 4.302653
    // 2² = 4; 2^(2 ± 4.302653/√3) = 2^(2 ± 2.484138)
    RatioEntry ratio =
        Ratios.of(
                "scratch",
                List.of(runner("scratch", 1, 20, 40, 80), runner("other", 1, 10, 10, 10)))
            .get(0);

    assertThat(ratio.ratio()).isCloseTo(4, within(1e-12));
    assertThat(ratio.low()).isCloseTo(Math.pow(2, 2 - 2.484138), within(1e-5));
    assertThat(ratio.high()).isCloseTo(Math.pow(2, 2 + 2.484138), within(1e-4));
    assertThat(ratio.ofBests()).isEqualTo(8);
    assertThat(ratio.rounds()).isEqualTo(3);
  }

  @Test
  void the_best_opponent_of_two_threads_may_have_used_one() {
    List<RatioEntry> ratios =
        Ratios.of(
            "scratch",
            List.of(
                runner("scratch", 1, 10, 10),
                runner("scratch", 2, 30, 30),
                runner("other", 1, 6, 6),
                runner("other", 2, 5, 5)));

    assertThat(ratios).extracting(RatioEntry::opponentThreads).containsExactly(1, 1);
    assertThat(ratios.get(1).ratio()).isCloseTo(5, within(1e-12));
  }

  @Test
  void an_opponent_with_more_threads_is_not_held_against_one() {
    List<RatioEntry> ratios =
        Ratios.of("scratch", List.of(runner("scratch", 1, 10, 10), runner("other", 2, 50, 50)));

    assertThat(ratios).isEmpty();
  }

  @Test
  void rounds_that_only_one_side_made_do_not_count() {
    RatioEntry ratio =
        Ratios.of("scratch", List.of(runner("scratch", 1, 20, 20, 90), runner("other", 1, 10, 10)))
            .get(0);

    assertThat(ratio.rounds()).isEqualTo(2);
    assertThat(ratio.ratio()).isCloseTo(2, within(1e-12));
  }

  private static RunnerEntry runner(String name, int threads, double... perSecond) {
    List<RoundEntry> rounds = new ArrayList<>();
    for (double speed : perSecond) {
      rounds.add(new RoundEntry(rounds.size() + 1, 2 * speed, 2, null));
    }
    return new RunnerEntry(name, threads, "a test's", List.of(), null, rounds);
  }
}
