package dev.tandem.workbench.runs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.RunDiff.ContenderDiff;
import dev.tandem.workbench.runs.store.RunDiff.Difference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDiffTest {
  private static final ContenderEntry SCRATCH =
      SampleRun.finished("scratch", "feed", Map.of("test.loss", 0.5, "trainingSeconds", 1.0));

  @TempDir Path runs;

  private SavedRun run(String id, ComparisonFile file) throws IOException {
    return SavedRun.at(SampleRun.ended(runs, id, RunState.FINISHED, file));
  }

  private RunDiff diff(ComparisonFile a, ComparisonFile b) throws IOException {
    return RunDiff.of(run("20261122-000001", a), run("20261122-000002", b));
  }

  private static ComparisonFile with(ContenderEntry... contenders) {
    return SampleRun.file(Map.of("name", "xor"), contenders);
  }

  @Test
  void runs_that_differ_in_times_alone_differ_in_nothing() throws IOException {
    ContenderEntry slower =
        SampleRun.finished("scratch", "feed", Map.of("test.loss", 0.5, "trainingSeconds", 9.0));
    RunDiff diff = diff(with(SCRATCH), with(slower));

    assertThat(diff.nothing()).isTrue();
    assertThat(diff.contenders().get(0).sameWeights()).contains(true);
    assertThat(diff.contenders().get(0).metrics()).anyMatch(RunDiff.MetricPair::differs);
  }

  @Test
  void another_metric_and_other_weights_are_differences() throws IOException {
    ContenderEntry other =
        SampleRun.finished("scratch", "beef", Map.of("test.loss", 0.75, "trainingSeconds", 1.0));
    ContenderDiff found = diff(with(SCRATCH), with(other)).contenders().get(0);

    assertThat(found.differs()).isTrue();
    assertThat(found.sameWeights()).contains(false);
    assertThat(found.metrics())
        .filteredOn(RunDiff.MetricPair::differs)
        .containsExactly(new RunDiff.MetricPair("test.loss", 0.5, 0.75));
  }

  @Test
  void keys_of_the_experiment_are_named_and_missing_ones_are_dashes() throws IOException {
    ComparisonFile a =
        SampleRun.file(Map.of("name", "xor", "training", Map.of("seed", 1)), SCRATCH);
    ComparisonFile b =
        SampleRun.file(
            Map.of("name", "xor", "training", Map.of("seed", 5, "patience", 2)), SCRATCH);

    assertThat(diff(a, b).experiment())
        .containsExactlyInAnyOrder(
            new Difference("training.seed", "1", "5"),
            new Difference("training.patience", "-", "2"));
  }

  @Test
  void a_contender_that_one_run_lacks_is_a_difference() throws IOException {
    RunDiff diff =
        diff(with(SCRATCH, SampleRun.finished("textbook", "feed", Map.of())), with(SCRATCH));

    assertThat(diff.nothing()).isFalse();
    assertThat(diff.contenders())
        .extracting(ContenderDiff::id, ContenderDiff::statusA, ContenderDiff::statusB)
        .contains(tuple("textbook", "finished", "-"));
  }

  @Test
  void other_data_shows_by_its_fingerprint() throws IOException {
    ComparisonFile a = with(SCRATCH);
    ComparisonFile b =
        new ComparisonFile(
            a.schema(),
            a.task(),
            a.experiment(),
            SampleRun.dataset("bcde"),
            a.baselines(),
            a.contenders(),
            a.parity(),
            a.verdicts(),
            a.audit(),
            a.analysis(),
            null);

    assertThat(diff(a, b).data()).containsExactly(new Difference("fingerprint", "abcd", "bcde"));
  }

  @Test
  void programs_differ_but_time_and_command_do_not_count() throws IOException {
    SavedRun a = run("20261122-000001", with(SCRATCH));
    SavedRun b = run("20261122-000002", with(SCRATCH));
    RunFolder.at(b.path())
        .writeJson(
            b.path().resolve("environment.json"),
            Map.of("java", "25", "time", "now", "command", "tandem compare xor"));

    assertThat(RunDiff.of(a, b).environment()).containsExactly(new Difference("java", "17", "25"));
  }

  @Test
  void a_failed_contender_has_no_weights_to_compare() throws IOException {
    ContenderEntry failed = SampleRun.without("scratch", "failed", "out of luck");
    ContenderDiff found = diff(with(SCRATCH), with(failed)).contenders().get(0);

    assertThat(found.sameWeights()).isEmpty();
    assertThat(List.of(found.statusA(), found.statusB())).containsExactly("finished", "failed");
    assertThat(found.differs()).isTrue();
  }

  @Test
  void a_run_that_was_interrupted_is_refused() throws IOException {
    SavedRun whole = run("20261122-000001", with(SCRATCH));
    SavedRun stopped = SavedRun.at(SampleRun.interrupted(runs, "20261122-000002"));

    assertThatThrownBy(() -> RunDiff.of(whole, stopped))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith(
            "expected a run that has come to its end, got one that is interrupted");
  }

  @Test
  void a_run_does_not_differ_from_itself() throws IOException {
    SavedRun run = run("20261122-000001", with(SCRATCH));

    assertThat(RunDiff.of(run, run).nothing()).isTrue();
  }

  @Test
  void keys_of_contenders_go_by_their_ids_and_not_by_their_order() throws IOException {
    Map<String, Object> scratch = Map.of("id", "scratch", "threads", 1);
    Map<String, Object> one = Map.of("id", "textbook", "threads", 1);
    Map<String, Object> other = Map.of("id", "textbook", "threads", 2);
    ComparisonFile a = SampleRun.file(Map.of("contenders", List.of(scratch, one)), SCRATCH);
    ComparisonFile b = SampleRun.file(Map.of("contenders", List.of(other, scratch)), SCRATCH);

    assertThat(diff(a, b).experiment())
        .containsExactly(new Difference("contenders.textbook.threads", "1", "2"));
  }

  @Test
  void weights_without_a_hash_are_not_called_the_same() throws IOException {
    ContenderEntry untold = SampleRun.finished("scratch", null, Map.of());

    assertThat(diff(with(untold), with(untold)).contenders().get(0).sameWeights()).isEmpty();
  }
}
