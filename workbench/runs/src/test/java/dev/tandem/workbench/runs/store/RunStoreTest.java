package dev.tandem.workbench.runs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final ComparisonFile FILE =
      SampleRun.file(Map.of("name", "xor"), SampleRun.finished("scratch", "feed", Map.of()));

  @TempDir Path runs;
  private RunStore store;

  @BeforeEach
  void open() {
    store = new RunStore(runs);
  }

  private Path ended(String id, RunState state) throws IOException {
    return SampleRun.ended(runs, id, state, FILE);
  }

  @Test
  void latest_is_the_newest_name_that_has_ended() throws IOException {
    ended("20261122-000001", RunState.FINISHED);
    Path newest = ended("20261122-000002", RunState.FINISHED);
    SampleRun.interrupted(runs, "20261122-000003");
    try (RunFolder atWork = RunFolder.create(runs, "xor")) {
      assertThat(store.find("latest").path()).isEqualTo(newest);
      assertThat(store.all().get(0).path()).isEqualTo(atWork.path());
    }
  }

  @Test
  void latest_counts_a_run_with_a_failed_contender() throws IOException {
    ended("20261122-000001", RunState.FINISHED);
    Path failed = ended("20261122-000002", RunState.FAILED);

    assertThat(store.find("latest").path()).isEqualTo(failed);
  }

  @Test
  void latest_reads_no_results_of_any_run() throws IOException {
    Path old = ended("20261122-000001", RunState.FINISHED);
    Path newest = ended("20261122-000002", RunState.FINISHED);
    // a folder in the file's place: reading it would be an error
    for (Path run : List.of(old, newest)) {
      Files.delete(run.resolve("comparison.json"));
      Files.createDirectory(run.resolve("comparison.json"));
    }

    assertThat(store.find("latest").path()).isEqualTo(newest);
    assertThat(store.find("xor/20261122-000001").path()).isEqualTo(old);
  }

  @Test
  void a_damaged_older_run_does_not_disturb_latest() throws IOException {
    Path old = ended("20261122-000001", RunState.FINISHED);
    Files.writeString(old.resolve("comparison.json"), "{\"schema\": ");
    Path newest = ended("20261122-000002", RunState.FINISHED);

    assertThat(store.find("latest").path()).isEqualTo(newest);
    assertThat(store.find("latest").state()).isEqualTo(RunState.FINISHED);
    assertThat(SavedRun.at(old).state()).isEqualTo(RunState.DAMAGED);
  }

  @Test
  void runs_of_earlier_versions_are_read_as_before() throws IOException {
    Path finished = SampleRun.ofEarlierVersion(ended("20261122-000001", RunState.FINISHED));
    Path killed = SampleRun.ofEarlierVersion(ended(".20261122-000002", RunState.FINISHED));
    Files.delete(killed.resolve("comparison.json"));

    assertThat(store.all())
        .extracting(SavedRun::id, SavedRun::state)
        .containsExactly(
            tuple("20261122-000002", RunState.INTERRUPTED),
            tuple("20261122-000001", RunState.FINISHED));
    assertThat(store.find("latest").path()).isEqualTo(finished);
  }

  @Test
  void an_older_run_without_state_whose_contender_failed_is_failed() throws IOException {
    ComparisonFile failed =
        SampleRun.file(Map.of(), SampleRun.without("scratch", "failed", "out of luck"));
    Path run = SampleRun.ended(runs, "20261122-000001", RunState.FAILED, failed);

    assertThat(SavedRun.at(SampleRun.ofEarlierVersion(run)).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void an_interrupted_run_says_how_far_each_contender_came() throws IOException {
    SavedRun run = SavedRun.at(SampleRun.interrupted(runs, "20261122-000001"));

    assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(run.progress())
        .containsExactly(
            "scratch: interrupted after epoch 1 of 20, training loss 0.3125, validation accuracy"
                + " 95.00 %");
    assertThatThrownBy(run::results)
        .isInstanceOf(RunException.class)
        .hasMessage(
            run.path() + ": expected a run with results, got one that is interrupted without them");
  }

  @Test
  void results_that_were_written_on_the_way_say_who_was_interrupted() throws IOException {
    Path folder = SampleRun.interrupted(runs, "20261122-000001");
    ComparisonFile partial =
        SampleRun.file(
            Map.of("name", "xor"),
            SampleRun.without("scratch", "running", null),
            SampleRun.finished("textbook", "feed", Map.of()));
    RunFolder.at(folder).writeJson(folder.resolve("comparison.json"), partial);
    ComparisonFile found = SavedRun.at(folder).results();

    assertThat(found.contenders().get(0).status()).isEqualTo("interrupted");
    assertThat(found.contenders().get(0).message()).startsWith("after epoch 1 of 20, ");
    assertThat(found.contenders().get(1).status()).isEqualTo("finished");
    assertThatThrownBy(() -> SavedRun.at(folder).finalResults())
        .hasMessage(
            folder + ": expected a run that has come to its end, got one that is interrupted");
  }

  @Test
  void results_of_another_schema_are_refused_in_one_line() throws IOException {
    Path run = ended("20261122-000001", RunState.FINISHED);
    Files.writeString(run.resolve("comparison.json"), "{\"schema\": \"tandem.comparison/9\"}");

    assertThatThrownBy(() -> SavedRun.at(run).results())
        .hasMessage(
            run.resolve("comparison.json")
                + ": expected schema tandem.comparison/1, got tandem.comparison/9");
  }

  @Test
  void results_without_a_key_that_all_have_are_damage_with_a_reason() throws IOException {
    Path run = ended("20261122-000001", RunState.FINISHED);
    Path json = run.resolve("comparison.json");

    Files.writeString(json, "null");
    assertThat(SavedRun.at(run).state()).isEqualTo(RunState.DAMAGED);
    assertThat(SavedRun.at(run).damage()).hasValue(json + ": expected a comparison, got null");

    Files.writeString(json, "{\"schema\": \"tandem.comparison/1\"}");
    assertThat(SavedRun.at(run).state()).isEqualTo(RunState.DAMAGED);
    assertThat(SavedRun.at(run).damage()).hasValue(json + ": expected the key task, got nothing");
  }

  @Test
  void results_of_a_contender_without_runs_are_damage() throws IOException {
    Path run = ended("20261122-000001", RunState.FINISHED);
    Path json = run.resolve("comparison.json");
    Files.writeString(json, Files.readString(json).replaceFirst("\"runs\"", "\"strolls\""));

    assertThat(SavedRun.at(run).damage())
        .hasValue(json + ": expected the key contenders[0].runs, got nothing");
  }

  @Test
  void a_folder_that_somebody_renamed_is_dated_by_its_files() throws IOException {
    Path run = ended("the-good-one", RunState.FINISHED);
    Files.setLastModifiedTime(run.resolve("environment.json"), FileTime.fromMillis(0));

    assertThat(SavedRun.at(run).when().getYear()).isLessThan(1971);
    assertThat(SavedRun.at(run).name()).isEqualTo("xor/the-good-one");
  }

  @Test
  void the_beginning_of_an_id_names_a_run() throws IOException {
    Path one = ended("20261122-000001", RunState.FINISHED);
    Path other = ended("20261123-000001", RunState.FINISHED);

    assertThat(store.find("20261122").path()).isEqualTo(one);
    assertThat(store.find("xor/20261123").path()).isEqualTo(other);
  }

  @Test
  void a_beginning_that_two_runs_share_is_refused_with_their_names() throws IOException {
    ended("20261122-000001", RunState.FINISHED);
    ended("20261122-000002", RunState.FINISHED);

    assertThatThrownBy(() -> store.find("20261122"))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "RUN: expected the name of one run, got '20261122', which 2 begin with:"
                + " xor/20261122-000002, xor/20261122-000001");
  }

  @Test
  void an_id_of_which_another_is_a_longer_one_is_not_ambiguous() throws IOException {
    Path first = ended("20261122-000001", RunState.FINISHED);
    Path second = ended("20261122-000001-2", RunState.FINISHED);

    assertThat(store.find("20261122-000001").path()).isEqualTo(first);
    assertThat(store.find("latest").path()).isEqualTo(second);
  }
}
