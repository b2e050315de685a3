package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of somebody's own as contenders, in plain Python, which every machine here has. */
@Tag("once")
class OwnProgramTest {
  private static final Path IDLE =
      Path.of("src/test/resources/own-program/idle.py").toAbsolutePath();

  @TempDir private static Path named;
  private static CommandRun namedByPath;

  @TempDir Path folder;

  @BeforeAll
  static void compareByPath() {
    namedByPath =
        CommandRun.of(
            "compare", "moons", "--epochs", 3, "--engines", "scratch," + IDLE, "--out", named);
  }

  @Test
  void a_program_that_is_named_by_its_path_is_a_contender_called_after_its_file()
      throws IOException {
    assertThat(namedByPath.err()).isEmpty();
    assertThat(namedByPath.exitCode()).isZero();
    JsonNode idle = RunFolderFiles.only(named, "moons").contender("idle");
    assertThat(idle.get("engine").asText()).isEqualTo("process");
    assertThat(idle.get("version").asText()).isEqualTo("idle 0.1");
    assertThat(idle.get("precision").asText()).isEqualTo("float32");
  }

  @Test
  void memory_threads_and_the_hand_over_are_those_of_the_program() throws IOException {
    JsonNode run = RunFolderFiles.only(named, "moons").contender("idle").get("runs").get(0);
    // moons has 720 training rows in batches of 32: 23 steps in each of 3 epochs, 0.001 s each
    JsonNode program = run.get("observed").get("program");
    assertThat(program.get("processes").asInt()).isEqualTo(1);
    assertThat(program.get("threads").asInt()).isEqualTo(1);
    assertThat(program.get("saidThreads").isNull()).isTrue();
    assertThat(program.get("ownSeconds").asDouble()).isCloseTo(0.069, within(1e-9));
    JsonNode time = run.get("time");
    double training = time.get("trainingSeconds").asDouble();
    assertThat(time.get("protocol").get("seconds").asDouble())
        .isBetween(program.get("handOverSeconds").asDouble(), training);
    // a bare Python takes about 10 MB; the JVM that waits for it takes far more
    JsonNode memory = run.get("memory");
    assertThat(memory.get("peakBytes").asLong()).isBetween(4_000_000L, 30_000_000L);
    assertThat(memory.get("baselineBytes").isNull()).isTrue();
  }

  @Test
  void the_audit_tells_what_was_seen_and_what_a_program_cannot_show() throws IOException {
    JsonNode audit = RunFolderFiles.only(named, "moons").comparison().get("audit");
    assertThat(finding(audit, "rows")).isEqualTo("matched");
    assertThat(finding(audit, "initial weights")).isEqualTo("matched");
    assertThat(finding(audit, "batch order")).isEqualTo("matched");
    assertThat(finding(audit, "precision")).isEqualTo("matched");
    assertThat(finding(audit, "network")).isEqualTo("unknown");
    assertThat(finding(audit, "optimizer")).isEqualTo("unknown");
    assertThat(finding(audit, "threads")).isEqualTo("unknown"); // it does not say
    assertThat(finding(audit, "what the clock covers")).isEqualTo("differs");
  }

  private static String finding(JsonNode audit, String item) {
    for (JsonNode entry : audit) {
      if (entry.get("item").asText().equals(item)) {
        return entry.get("finding").asText();
      }
    }
    throw new AssertionError("no item " + item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "needs   | missing | 2 | No module named 'a_module_that_nobody_has'",
        "unable  | missing | 2 | anything at all",
        "dies    | failed  | 1 | its end with exit code 3; its last line: out of ideas",
        "stalls  | failed  | 1 | expected an answer within 10 s, got none",
        "babbles | failed  | 1 | expected a JSON object, got no object"
      })
  void a_program_in_trouble_is_told_of_in_one_line_and_the_others_finish(
      String how, String status, int exitCode, String words) throws IOException {
    CommandRun run = compare(how, "--allow-programs");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).as(run.out()).isEqualTo(exitCode);
    RunFolderFiles files = RunFolderFiles.only(folder, "mine");
    assertThat(files.contender("own").get("status").asText()).isEqualTo(status);
    assertThat(files.contender("own").get("message").asText()).contains(words).hasLineCount(1);
    assertThat(files.contender("scratch").get("status").asText()).isEqualTo("finished");
  }

  @Test
  void a_file_that_names_a_program_is_refused_without_the_flag() throws IOException {
    CommandRun run = compare("", "--verbose");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .hasLineCount(1)
        .contains("line 6: command: expected --allow-programs", "idle.py");
    assertThat(folder.resolve("mine")).doesNotExist();
  }

  @Test
  void a_run_with_a_program_is_reproduced_with_the_flag_only() throws IOException {
    compare("", "--allow-programs");
    Path run = RunFolderFiles.only(folder, "mine").folder();

    CommandRun refused = CommandRun.of("reproduce", run, "--out", folder);
    CommandRun again = CommandRun.of("reproduce", run, "--out", folder, "--allow-programs");

    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).hasLineCount(1).contains("expected --allow-programs");
    assertThat(again.exitCode()).as(again.out() + again.err()).isZero();
  }

  @Test
  void one_program_trains_alone() {
    Path model = folder.resolve("model.safetensors");

    CommandRun run = CommandRun.of("train", "xor", "--epochs", 2, "--engine", IDLE, "-o", model);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(model).exists();
  }

  /** A relative path counts from the file. */
  private CommandRun compare(String how, String flag) throws IOException {
    Files.copy(IDLE, folder.resolve("idle.py"));
    Path file = folder.resolve("mine.yaml");
    Files.writeString(
        file,
        "name: mine\n"
            + "data: {source: xor}\n"
            + "network: {hidden: [4]}\n"
            + "training: {epochs: 2}\n"
            + "contenders:\n"
            + "  - {id: own, engine: process, command: [idle.py, '"
            + how
            + "'], stall: 10}\n"
            + "  - scratch\n");
    return CommandRun.of("compare", file, flag, "--out", folder);
  }
}
