package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.store.RunStore;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deleted, and what is never touched: copies of a real run under other dates. */
@Tag("once")
class RunsCleanTest {
  private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @TempDir static Path source;
  private static Path model;

  @TempDir Path folder;
  private Path new1;
  private Path new2;
  private Path old;

  @BeforeAll
  static void makeOneRun() {
    CommandRun.of("compare", "xor", "--engines", "textbook", "--epochs", 2, "--out", source);
    model = new RunStore(source).find("latest").path();
  }

  @BeforeEach
  void makeThree() throws IOException {
    LocalDateTime now = LocalDateTime.now();
    new1 = copy(ID.format(now.minusHours(1)));
    new2 = copy(ID.format(now.minusHours(2)));
    old = copy(ID.format(now.minusDays(31)));
  }

  private Path copy(String id) throws IOException {
    Path target = folder.resolve("xor").resolve(id);
    try (Stream<Path> files = Files.walk(model)) {
      for (Path file : files.toList()) {
        Path to = target.resolve(model.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    }
    return target;
  }

  private CommandRun clean(Object... words) {
    Stream<Object> all =
        Stream.of(Stream.of("runs", "clean"), Stream.of(words), Stream.of("--out", folder))
            .flatMap(part -> part);
    return CommandRun.of(all.toArray());
  }

  @Test
  void without_yes_it_only_says_what_would_go() {
    CommandRun run = clean("--keep", 1);

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(new2.getFileName() + "", old.getFileName() + "")
        .doesNotContain(new1.getFileName() + "")
        .contains("would delete 2 of 3 runs, ")
        .endsWith("nothing was deleted. Add --yes to delete them.\n");
    assertThat(List.of(new1, new2, old)).allSatisfy(path -> assertThat(path).exists());
  }

  @Test
  void the_newest_are_kept() {
    assertThat(clean("--keep", 1, "--yes").out()).contains("deleted 2 of 3 runs, ");

    assertThat(new1).isDirectory();
    assertThat(new2).doesNotExist();
    assertThat(old).doesNotExist();
    assertThat(folder.resolve("xor")).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void only_the_old_go() {
    clean("--older-than", "30d", "--yes");

    assertThat(old).doesNotExist();
    assertThat(new2).isDirectory();
    assertThat(clean("--older-than", "90m").out()).contains(new2.getFileName() + "");
  }

  @Test
  void an_experiment_without_runs_goes_too_and_the_folder_of_runs_stays() {
    clean("--keep", 0, "--yes");

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void what_a_killed_run_left_goes_and_a_run_at_work_stays() throws IOException {
    Path killed = hidden(new1);
    Path atWork = hidden(new2);
    Files.createFile(killed.resolve(".lock"));
    try (FileChannel channel =
        FileChannel.open(
            atWork.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(channel.lock().isValid()).isTrue();
      assertThat(new RunStore(folder).all())
          .extracting(SavedRun::state)
          .containsExactly(RunState.INTERRUPTED, RunState.RUNNING, RunState.FINISHED);
      clean("--unfinished", "--yes");
    }

    assertThat(killed).doesNotExist();
    assertThat(atWork).isDirectory();
    assertThat(old).isDirectory();
  }

  private static Path hidden(Path run) throws IOException {
    Files.delete(run.resolve("comparison.json"));
    return Files.move(run, run.resolveSibling("." + run.getFileName()));
  }

  @Test
  void a_folder_with_somebodys_own_file_stays() throws IOException {
    Files.writeString(old.resolve("notes.txt"), "the good one");

    assertThat(clean("--keep", 0, "--yes").out())
        .startsWith(old + " stays: it has files that are not a run's: notes.txt\n")
        .contains("deleted 2 of 3 runs");
    assertThat(old.resolve("comparison.json")).exists();
  }

  @Test
  void folders_that_are_no_runs_and_links_are_not_even_seen() throws IOException {
    Path sweep = Files.createDirectories(folder.resolve("xor").resolve("sweep-1"));
    Files.writeString(sweep.resolve("sweep.json"), "{}");
    Path hiddenOne = Files.createDirectories(folder.resolve("xor").resolve(".git"));
    Files.writeString(hiddenOne.resolve("config"), "");
    Path link = Files.createSymbolicLink(folder.resolve("xor").resolve("best"), model);

    assertThat(clean("--keep", 0, "--yes").out()).contains("deleted 3 of 3 runs");
    assertThat(sweep.resolve("sweep.json")).exists();
    assertThat(hiddenOne.resolve("config")).exists();
    assertThat(link).exists();
    assertThat(model.resolve("comparison.json")).exists();
  }

  @Test
  void a_run_that_cannot_be_read_is_listed_as_damaged_and_goes_with_the_failed()
      throws IOException {
    Files.writeString(new2.resolve("comparison.json"), "{\"schema\": ");

    assertThat(CommandRun.of("runs", "list", "--out", folder).out())
        .containsPattern(new2.getFileName() + " .* damaged\n");
    assertThat(CommandRun.of("runs", "show", new2).out())
        .contains("damaged  " + new2.resolve("comparison.json") + ": expected a comparison");
    assertThat(CommandRun.of("runs", "diff", new1, new2).err())
        .startsWith("tandem: " + new2.resolve("comparison.json") + ": expected a comparison");

    clean("--failed", "--yes");
    assertThat(new2).doesNotExist();
    assertThat(new1).isDirectory();
  }

  @Test
  void a_wish_that_says_nothing_or_nonsense_is_refused() {
    assertThat(clean("--yes").err())
        .isEqualTo(
            "tandem: clean: expected one or more of --keep, --older-than, --failed,"
                + " --interrupted, got none\n");
    assertThat(clean("--older-than", "soon").err())
        .isEqualTo(
            "tandem: --older-than: expected a number and m, h, d or w, e.g. 30d, got 'soon'\n");
    assertThat(clean("--keep", -1).err())
        .isEqualTo("tandem: --keep: expected a number of at least 0, got -1\n");
  }
}
