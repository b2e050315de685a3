package dev.tandem.workbench.judgement.reproduction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Repeatability;
import dev.tandem.workbench.judgement.Entries;
import dev.tandem.workbench.judgement.reproduction.ReproductionCheck.Check;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionCheckTest {
  private static final MetricsEntry USUAL = Repeats.classes(0.5, 0.9, 0.8);
  private static final MetricsEntry LITTLE_WORSE = Repeats.classes(0.501, 0.9, 0.8);
  private static final MetricsEntry MUCH_WORSE = Repeats.classes(0.6, 0.9, 0.8);
  private static final MetricsEntry LESS_PRECISE = Repeats.classes(0.501, 0.9, 0.6);

  @TempDir private Path folder;

  @Test
  void the_same_bits_and_metrics_agree() throws IOException {
    Check check = check("exact", Repeats.of(1, "aa", USUAL), Repeats.of(1, "aa", USUAL));

    assertThat(check.agrees()).isTrue();
    assertThat(check.contender()).isEqualTo("a");
    assertThat(check.repeat()).isOne();
    assertThat(check.rule()).isEqualTo(Repeatability.TO_THE_BIT);
    assertThat(check.sameWeights()).contains(true);
    assertThat(check.largest().isZero()).isTrue();
  }

  @Test
  void other_weights_of_an_engine_that_promises_the_same_bits_do_not_agree() throws IOException {
    Check check = check("exact", Repeats.of(1, "aa", USUAL), Repeats.of(1, "bb", USUAL));

    assertThat(check.sameWeights()).contains(false);
    assertThat(check.agrees()).isFalse();
    assertThat(check.trouble())
        .isEqualTo("the weights differ; the training losses are the same in every epoch");
  }

  @Test
  void equal_weights_with_other_metrics_do_not_agree_however_close() throws IOException {
    assertThat(
            check("exact", Repeats.of(1, "aa", USUAL), Repeats.of(1, "aa", LITTLE_WORSE)).trouble())
        .isEqualTo(
            "the weights are the same, but test loss was 0.5000 and is 0.5010 (1.0e-03 apart)");
    // of the same bits even metrics that a single row moves far are expected again
    assertThat(
            check("exact", Repeats.of(1, "aa", USUAL), Repeats.of(1, "aa", LESS_PRECISE)).trouble())
        .startsWith("the weights are the same, but test precision was 0.8000");
  }

  @Test
  void an_engine_that_promises_all_but_rounding_agrees_within_the_tolerance() throws IOException {
    Check check = check("rounding", Repeats.of(1, "aa", USUAL), Repeats.of(1, "bb", LESS_PRECISE));

    assertThat(check.rule()).isEqualTo(Repeatability.TO_ROUNDING);
    assertThat(check.sameWeights()).contains(false);
    assertThat(check.agrees()).isTrue();
    assertThat(check.largest()).isEqualTo(new MetricGap("test.loss", 0.5, 0.501));
  }

  @Test
  void beyond_the_tolerance_it_does_not_and_says_where_the_runs_part() throws IOException {
    assertThat(
            check("rounding", Repeats.of(1, "aa", USUAL), Repeats.of(1, "bb", MUCH_WORSE))
                .trouble())
        .isEqualTo(
            "test loss was 0.5000 and is 0.6000 (1.0e-01 apart);"
                + " the training losses are the same in every epoch");
  }

  @Test
  void without_metrics_the_weights_alone_decide() throws IOException {
    Check check = check("exact", Repeats.of(Map.of()), Repeats.of(Map.of()));

    assertThat(check.largest()).isNull();
    assertThat(check.agrees()).isTrue();
    assertThat(check("rounding", Repeats.of(Map.of()), Repeats.of(Map.of())).agrees()).isTrue();
  }

  @Test
  void every_repeat_of_every_contender_is_checked_and_one_that_differs_spoils_it()
      throws IOException {
    RunEntry first = Repeats.of(1, "aa", USUAL);
    ReproductionCheck found =
        ReproductionCheck.of(
            saved(
                contender("a", "exact", first, Repeats.of(2, "bb", USUAL)),
                contender("b", "rounding", first)),
            saved(
                contender("b", "rounding", first),
                contender("a", "exact", first, Repeats.of(2, "cc", USUAL))));

    assertThat(found.checks())
        .extracting(check -> check.contender() + check.repeat() + check.agrees())
        .containsExactly("a1true", "a2false", "b1true");
    assertThat(found.agrees()).isFalse();
    assertThat(new ReproductionCheck(null, null, found.checks().subList(0, 1)).agrees()).isTrue();
  }

  @Test
  void what_failed_both_times_in_the_same_way_agrees() throws IOException {
    Check check =
        check(ended("failed", "diverged in epoch 1"), ended("failed", "diverged in epoch 2"));

    assertThat(check.agrees()).isTrue();
    assertThat(check.sameWeights()).isEmpty();
    assertThat(check.repeat()).isOne();
    assertThat(check.rule()).isEqualTo(Repeatability.TO_THE_BIT);
    assertThat(check(ended("failed", null), ended("skipped", null)).trouble())
        .isEqualTo("failed then, skipped now");
  }

  @Test
  void what_failed_only_once_does_not_agree_and_says_why() throws IOException {
    ContenderEntry finished = contender("a", "exact", Repeats.of(1, "aa", USUAL));

    assertThat(check(finished, ended("failed", "diverged")).trouble())
        .isEqualTo("finished then, failed (diverged) now");
    assertThat(check(ended("failed", null), finished).trouble())
        .isEqualTo("failed then, finished now");
  }

  @Test
  void a_repeat_that_a_finished_contender_lacks_is_absent() throws IOException {
    RunEntry second = Repeats.of(2, "bb", USUAL);
    List<Check> checks =
        ReproductionCheck.of(
                saved(contender("a", "exact", second)),
                saved(contender("a", "exact", Repeats.of(1, "aa", USUAL), second)))
            .checks();

    assertThat(checks)
        .extracting(Check::trouble)
        .containsExactly("absent then, finished now", null);
  }

  private Check check(String engine, RunEntry then, RunEntry now) throws IOException {
    return check(contender("a", engine, then), contender("a", engine, now));
  }

  private Check check(ContenderEntry then, ContenderEntry now) throws IOException {
    List<Check> checks = ReproductionCheck.of(saved(then), saved(now)).checks();
    assertThat(checks).hasSize(1);
    return checks.get(0);
  }

  private SavedRun saved(ContenderEntry... contenders) throws IOException {
    Path run = Files.createTempDirectory(folder, "run");
    Json.MAPPER.writeValue(
        run.resolve("comparison.json").toFile(), Entries.comparison(List.of(contenders)));
    return SavedRun.at(run);
  }

  private static ContenderEntry ended(String status, String message) {
    return contender("a", "exact").with(status, message);
  }

  private static ContenderEntry contender(String id, String engine, RunEntry... runs) {
    return Entries.contender(id, engine, List.of(runs), Map.of());
  }
}
