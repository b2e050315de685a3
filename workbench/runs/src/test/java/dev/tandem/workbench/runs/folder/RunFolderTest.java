package dev.tandem.workbench.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.file.FileFault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path runs;

  @Test
  void it_has_its_own_name_and_says_running_from_the_first_moment() {
    try (RunFolder folder = RunFolder.create(runs, "xor")) {
      assertThat(folder.path().getFileName().toString()).matches("\\d{8}-\\d{6}");
      assertThat(folder.path().resolve("state.json"))
          .hasContent("{\n  \"schema\" : \"tandem.run/1\",\n  \"state\" : \"running\"\n}\n");
      assertThat(RunPlace.isRun(folder.path())).isTrue();
      assertThat(RunState.of(folder.path())).contains(RunState.RUNNING);
    }
  }

  @Test
  void a_finished_run_keeps_its_files_and_gives_its_lock_back() {
    RunFolder folder = RunFolder.create(runs, "xor");
    folder.writeJson(folder.path().resolve("a.json"), Map.of("x", 1));
    folder.append(folder.path().resolve("b.jsonl"), 1);
    folder.append(folder.path().resolve("b.jsonl"), 2);
    Path path = folder.finish(RunState.FINISHED);

    assertThat(path).isEqualTo(folder.path());
    assertThat(RunState.of(path)).contains(RunState.FINISHED);
    assertThat(path.resolve("a.json")).hasContent("{\n  \"x\" : 1\n}\n");
    assertThat(path.resolve("b.jsonl")).hasContent("1\n2\n");
    assertThat(path).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void a_folder_that_is_gone_is_named_and_not_made_anew() throws IOException {
    RunFolder folder = RunFolder.create(runs, "xor");
    Files.delete(folder.path().resolve("state.json"));
    Files.delete(folder.path().resolve(".lock"));
    Files.delete(folder.path()); // as where its disk has vanished

    assertThatThrownBy(() -> folder.contender("scratch", 2))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(folder.path()).doesNotExist();
    assertThat(FileFault.cause(folder.path(), new IllegalStateException("whatever was first")))
        .hasMessageEndingWith(folder.path() + ": none: it was there when this began, and is gone");
  }

  @Test
  void a_failed_run_says_so() {
    Path path = RunFolder.create(runs, "xor").finish(RunState.FAILED);

    assertThat(RunState.of(path)).contains(RunState.FAILED);
  }

  @Test
  void a_run_that_is_closed_before_its_end_stays_and_is_interrupted() {
    RunFolder folder = RunFolder.create(runs, "xor");
    Path file = folder.contender("scratch", 1).resolve("metrics.csv");
    folder.write(file, "epoch\n");
    folder.close();

    assertThat(RunState.of(folder.path())).contains(RunState.INTERRUPTED);
    assertThat(file).hasContent("epoch\n");
  }

  @Test
  void a_run_ends_only_finished_or_failed() {
    try (RunFolder folder = RunFolder.create(runs, "xor")) {
      assertThatThrownBy(() -> folder.finish(RunState.RUNNING))
          .hasMessage("expected finished or failed, got running");
    }
  }

  @Test
  void appended_lines_are_there_at_once() {
    try (RunFolder folder = RunFolder.create(runs, "xor")) {
      Path events = folder.contender("scratch", 1).resolve("events.jsonl");
      folder.append(events, Map.of("epoch", 1));
      assertThat(events).hasContent("{\"epoch\":1}\n");
      folder.append(events, Map.of("epoch", 2));
      assertThat(events).hasContent("{\"epoch\":1}\n{\"epoch\":2}\n");
    }
  }

  @Test
  void two_runs_in_one_second_do_not_share_a_folder() {
    try (RunFolder one = RunFolder.create(runs, "xor");
        RunFolder two = RunFolder.create(runs, "xor")) {
      assertThat(two.path()).isNotEqualTo(one.path());
    }
  }

  @Test
  void a_fault_marks_the_run_as_failed_and_keeps_what_is_there() {
    RunFolder folder = RunFolder.create(runs, "xor");
    Path file = folder.contender("scratch", 1).resolve("metrics.csv");
    folder.write(file, "epoch\n");
    folder.fail(new IllegalStateException("no room"));
    folder.close();

    assertThat(RunState.of(folder.path())).contains(RunState.FAILED);
    assertThat(file).hasContent("epoch\n");
  }

  @Test
  void lines_are_not_appended_through_a_link() throws IOException {
    Path precious = Files.writeString(runs.resolve("precious"), "precious");
    try (RunFolder folder = RunFolder.create(runs, "xor")) {
      Path link = Files.createSymbolicLink(folder.path().resolve("events.jsonl"), precious);

      assertThatThrownBy(() -> folder.append(link, 1)).hasMessageContaining(link.toString());
    }
    assertThat(precious).hasContent("precious");
  }

  @Test
  void a_state_file_that_cannot_be_read_is_damage() throws IOException {
    Path path = RunFolder.create(runs, "xor").finish(RunState.FINISHED);
    for (String content :
        List.of("", "{\"schema\":", "{\"schema\": \"tandem.run/1\", \"state\": \"lost\"}")) {
      Files.writeString(path.resolve("state.json"), content);
      assertThat(RunState.of(path)).as(content).contains(RunState.DAMAGED);
    }
  }

  @Test
  void a_folder_of_an_earlier_version_has_a_state_only_if_it_was_killed() throws IOException {
    Path whole = Files.createDirectories(runs.resolve("xor").resolve("20261122-003318"));
    Path killed = Files.createDirectories(runs.resolve("xor").resolve(".20261122-003319"));

    assertThat(RunState.of(whole)).isEmpty();
    assertThat(RunState.of(killed)).contains(RunState.INTERRUPTED);
  }

  @Test
  @Timeout(60)
  void a_process_that_is_killed_leaves_an_interrupted_run_and_its_files() throws Exception {
    Process process = RunningProcess.start(runs);
    Path path;
    try (BufferedReader lines = process.inputReader()) {
      path = Path.of(lines.readLine());
      assertThat(RunState.of(path)).contains(RunState.RUNNING);
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(RunState.of(path)).contains(RunState.INTERRUPTED);
    assertThat(path.resolve("environment.json")).hasContent("{ }\n");
    assertThat(path.resolve("contenders/scratch/1/events.jsonl")).hasContent("1\n");
  }

  /** Makes a run folder, says where, and then waits to be killed. */
  static final class RunningProcess {
    private RunningProcess() {}

    static Process start(Path runs) throws IOException {
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      String classes = System.getProperty("java.class.path");
      return new ProcessBuilder(java, "-cp", classes, RunningProcess.class.getName(), runs + "")
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    }

    public static void main(String[] arguments) throws InterruptedException {
      RunFolder folder = RunFolder.create(Path.of(arguments[0]), "xor");
      folder.writeJson(folder.path().resolve("environment.json"), Map.of());
      folder.append(folder.contender("scratch", 1).resolve("events.jsonl"), 1);
      System.out.println(folder.path());
      TimeUnit.MINUTES.sleep(5);
      folder.close();
    }
  }
}
