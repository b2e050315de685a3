package dev.tandem.workbench.runs.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.store.RunCleaner.Choice;
import dev.tandem.workbench.runs.store.RunCleaner.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunCleanerTest {
  private static final LocalDateTime NOON = LocalDateTime.of(2026, 11, 22, 12, 0);
  private static final Set<RunState> WHOLE =
      EnumSet.of(RunState.FINISHED, RunState.FAILED, RunState.DAMAGED);
  private static final ComparisonFile FILE =
      SampleRun.file(Map.of("name", "xor"), SampleRun.finished("scratch", "feed", Map.of()));

  @TempDir Path runs;

  private Path ended(String id) throws IOException {
    return SampleRun.ended(runs, id, RunState.FINISHED, FILE);
  }

  private List<Path> chosen(Wish wish) {
    return RunCleaner.choose(new RunStore(runs).all(), wish, NOON).stream()
        .map(choice -> choice.run().path())
        .toList();
  }

  private static Wish keep(int newest) {
    return new Wish(OptionalInt.of(newest), Optional.empty(), WHOLE);
  }

  private static Wish of(RunState... states) {
    return new Wish(OptionalInt.empty(), Optional.empty(), Set.of(states));
  }

  @Test
  void the_newest_of_the_whole_ones_are_kept_and_others_do_not_count() throws IOException {
    Path old = ended("20261122-000001");
    ended("20261122-000002");
    SampleRun.interrupted(runs, "20261122-000003");

    assertThat(chosen(keep(1))).containsExactly(old);
  }

  @Test
  void an_age_of_exactly_the_limit_is_not_older() throws IOException {
    Path old = ended("20261122-105959");
    ended("20261122-110000");

    assertThat(chosen(new Wish(OptionalInt.empty(), Optional.of(Duration.ofHours(1)), WHOLE)))
        .containsExactly(old);
  }

  @Test
  void interrupted_runs_are_chosen_only_when_asked_for_and_runs_at_work_never() throws IOException {
    Path finished = ended("20261122-000001");
    Path stopped = SampleRun.interrupted(runs, "20261122-000002");
    try (RunFolder atWork = RunFolder.create(runs, "xor")) {
      assertThat(atWork.path()).isDirectory();
      assertThat(chosen(of(RunState.INTERRUPTED))).containsExactly(stopped);
      assertThat(chosen(keep(0))).containsExactly(finished);
    }
  }

  @Test
  void a_run_goes_with_its_experiment_s_folder_if_that_is_empty_then() throws IOException {
    ended("20261122-000001");
    SampleRun.interrupted(runs, "20261122-000002");
    RunCleaner.choose(new RunStore(runs).all(), of(RunState.values()), NOON)
        .forEach(RunCleaner::delete);

    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void what_a_kill_left_of_a_walk_goes_with_the_run() throws IOException {
    Path run = SampleRun.interrupted(runs, "20261122-000001");
    Path place = Files.createTempDirectory(run, RunPlace.TEMPORARY);
    Files.writeString(place.resolve("job.json"), "{}");
    Files.writeString(place.resolve("output.log"), "");
    RunCleaner.choose(new RunStore(runs).all(), of(RunState.INTERRUPTED), NOON)
        .forEach(RunCleaner::delete);

    assertThat(run).doesNotExist();
  }

  @Test
  void a_folder_with_somebody_s_file_is_named_and_stays() throws IOException {
    Path run = ended("20261122-000001");
    Files.writeString(run.resolve("notes.txt"), "the good one");
    Choice choice = RunCleaner.choose(new RunStore(runs).all(), keep(0), NOON).get(0);

    assertThat(choice.obstacle()).hasValue("it has files that are not a run's: notes.txt");
    assertThatThrownBy(() -> RunCleaner.delete(choice))
        .isInstanceOf(RunException.class)
        .hasMessage(run + ": expected a run folder and nothing else in it; it stays");
    assertThat(run.resolve("comparison.json")).exists();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contenders/notes.txt",
        "contenders/scratch/notes.txt",
        "contenders/scratch/1/my-model.safetensors",
        "contenders/scratch/1/deeper/job.json",
        "figures/thesis.odt",
        "figures/old/loss.png",
        "tensorboard/scratch/1/notes.txt"
      })
  void somebody_s_file_keeps_a_run_however_deep_it_lies(String name) throws IOException {
    Path file = ended("20261122-000001").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "mine");
    Choice choice = RunCleaner.choose(new RunStore(runs).all(), keep(0), NOON).get(0);

    assertThat(choice.obstacle()).hasValueSatisfying(why -> assertThat(why).contains(name));
    assertThatThrownBy(() -> RunCleaner.delete(choice)).isInstanceOf(RunException.class);
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ".comparison.json",
        "figures/loss.svg",
        "figures/.loss.png",
        "contenders/scratch/2/.metrics.csv",
        "contenders/scratch/2/predictions.safetensors",
        "contenders/scratch/2/surfaces.safetensors",
        "tensorboard/scratch/2/events.out.tfevents.1.tandem"
      })
  void all_that_tandem_writes_goes_half_written_or_not(String name) throws IOException {
    Path file = ended("20261122-000001").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "ours");
    RunCleaner.choose(new RunStore(runs).all(), keep(0), NOON).forEach(RunCleaner::delete);

    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void runs_behind_a_link_are_listed_and_stay(@TempDir Path elsewhere) throws IOException {
    ended("20261122-000001");
    Path moved = Files.move(runs.resolve("xor"), elsewhere.resolve("xor"));
    Files.createSymbolicLink(runs.resolve("xor"), moved);
    Choice choice = RunCleaner.choose(new RunStore(runs).all(), keep(0), NOON).get(0);

    assertThat(choice.obstacle())
        .hasValue("its experiment's folder is a link, and links are never followed");
    assertThatThrownBy(() -> RunCleaner.delete(choice)).isInstanceOf(RunException.class);
    assertThat(moved.resolve("20261122-000001/comparison.json")).exists();
  }

  @Test
  void a_run_that_somebody_began_to_write_into_since_stays() throws IOException {
    Path run = ended("20261122-000001");
    Choice choice = RunCleaner.choose(new RunStore(runs).all(), keep(0), NOON).get(0);
    Files.writeString(run.resolve("notes.txt"), "written after the choice");

    assertThatThrownBy(() -> RunCleaner.delete(choice)).isInstanceOf(RunException.class);
    assertThat(run.resolve("notes.txt")).exists();
  }

  @Test
  void what_a_stopped_clearing_has_left_is_interrupted_and_can_go() throws IOException {
    Path run = ended("20261122-000001");
    Path leaving = Files.move(run, run.resolveSibling(".20261122-000001"));
    Files.delete(leaving.resolve("comparison.json"));

    assertThat(chosen(of(RunState.INTERRUPTED))).containsExactly(leaving);
    assertThat(chosen(keep(0))).isEmpty();
  }

  @Test
  void each_experiment_keeps_its_own_newest() throws IOException {
    Path old = ended("20261122-000001");
    ended("20261122-000003");
    Path moons = Files.createDirectory(runs.resolve("moons"));
    Files.move(ended("20261122-000002"), moons.resolve("20261122-000002"));

    assertThat(chosen(keep(1))).containsExactly(old);
  }

  @Test
  void a_damaged_run_does_not_take_the_place_of_a_whole_one() throws IOException {
    Path old = ended("20261122-000001");
    ended("20261122-000002");
    Path damaged = ended("20261122-000003");
    Files.writeString(damaged.resolve("comparison.json"), "{");

    assertThat(chosen(keep(1))).containsExactly(old);
  }

  @Test
  void what_a_link_in_a_run_leads_to_stays(@TempDir Path elsewhere) throws IOException {
    Path precious = Files.writeString(elsewhere.resolve("precious.txt"), "mine");
    Files.createSymbolicLink(ended("20261122-000001").resolve("figures"), elsewhere);
    RunCleaner.choose(new RunStore(runs).all(), keep(0), NOON).forEach(RunCleaner::delete);

    assertThat(runs).isEmptyDirectory();
    assertThat(precious).hasContent("mine");
  }

  @Test
  void a_link_to_a_run_is_no_run(@TempDir Path elsewhere) throws IOException {
    Path run = Files.move(ended("20261122-000001"), elsewhere.resolve("20261122-000001"));
    Files.createSymbolicLink(runs.resolve("xor").resolve("20261122-000001"), run);

    assertThat(chosen(of(RunState.values()))).isEmpty();
  }

  @Test
  void a_run_at_work_is_not_deleted_even_if_it_was_chosen() {
    try (RunFolder atWork = RunFolder.create(runs, "xor")) {
      Choice choice = new Choice(SavedRun.at(atWork.path()), Optional.empty());

      assertThatThrownBy(() -> RunCleaner.delete(choice)).isInstanceOf(RunException.class);
      assertThat(atWork.path()).isDirectory();
    }
  }

  @Test
  void an_experiment_s_folder_stays_while_another_run_is_in_it() throws IOException {
    ended("20261122-000001");
    Path newest = ended("20261122-000002");
    RunCleaner.choose(new RunStore(runs).all(), keep(1), NOON).forEach(RunCleaner::delete);

    assertThat(runs.resolve("xor")).isDirectoryNotContaining(file -> !file.equals(newest));
    assertThat(newest).isDirectory();
  }
}
