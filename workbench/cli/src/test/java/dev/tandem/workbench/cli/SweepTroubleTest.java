package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong in a sweep, before it begins or in one combination. */
@Tag("once")
class SweepTroubleTest {
  @TempDir Path folder;

  @Test
  void a_combination_that_diverges_is_listed_with_its_reason_and_the_others_go_on()
      throws IOException {
    CommandRun run = sweep("--vary", "optimizer.learningRate=0.5,1.0e30", "--activation", "relu");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("failed: 1 of 2", "optimizer.learningRate 1e30", "seed 1: diverged in epoch ");
    JsonNode failed = json().get("combinations").get(1);
    assertThat(failed.get("status").asText()).isEqualTo("failed");
    assertThat(failed.get("rank").isNull()).isTrue();
    assertThat(failed.get("message").asText()).startsWith("seed 1: diverged in epoch ");
    assertThat(json().get("combinations").get(0).get("rank").asInt()).isEqualTo(1);
  }

  @Test
  void processes_that_die_leave_a_sweep_without_a_best_experiment() throws IOException {
    CommandRun run = sweep("--vary", "optimizer.learningRate=0.5", "--engine", "dying");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("failed: 1 of 1", "its process died with exit code 7");
    assertThat(json().get("combinations").get(0).get("status").asText()).isEqualTo("failed");
    assertThat(only().resolve("best.yaml")).doesNotExist();
    assertThat(only().resolve("sweep.png")).isNotEmptyFile();
  }

  @Test
  void a_run_that_was_killed_is_tried_again_by_the_next_start() throws Exception {
    String[] words = {
      "--vary", "optimizer.learningRate=0.5,0.1", "--engine", "scratch", "--jobs", "1"
    };
    CompletableFuture<CommandRun> first = CompletableFuture.supplyAsync(() -> sweep(words));
    killFirstChild();

    assertThat(first.get().exitCode()).isEqualTo(1);
    assertThat(first.get().out()).contains("failed: 1 of 2", "its process was killed by signal 9");
    assertThat(sweep(words).exitCode()).isZero();
    assertThat(json().get("combinations")).allSatisfy(one -> assertThat(ranked(one)).isTrue());
  }

  private static void killFirstChild() throws InterruptedException {
    Optional<ProcessHandle> seen = Optional.empty();
    for (int look = 0; look < 600; look++) {
      Optional<ProcessHandle> child =
          ProcessHandle.current()
              .children()
              .filter(one -> one.info().command().orElse("").endsWith("java"))
              .findFirst();
      if (child.isPresent() && child.equals(seen)) { // at first it may be about to be started
        child.get().destroyForcibly();
        return;
      }
      seen = child;
      Thread.sleep(50);
    }
    throw new AssertionError("expected the sweep to start a process within 30 s");
  }

  @Test
  void a_run_that_failed_by_itself_is_tried_again_when_that_is_asked_for() throws IOException {
    String[] words = {"--vary", "optimizer.learningRate=0.5", "--engine", "scratch"};
    assertThat(sweep(words).exitCode()).isZero();
    Path kept;
    try (Stream<Path> results = Files.list(only().resolve("results"))) {
      kept = results.toList().get(0);
    }
    Files.writeString(
        kept,
        Files.readString(kept)
            .replace("\"finished\"", "\"failed\"")
            .replace("\"message\" : null", "\"message\" : \"diverged\""));

    assertThat(sweep(words).exitCode()).isEqualTo(1);
    CommandRun again =
        sweep("--vary", "optimizer.learningRate=0.5", "--engine", "scratch", "--retry-failed");
    assertThat(again.exitCode()).isZero();
  }

  private static boolean ranked(JsonNode combination) {
    return !combination.get("rank").isNull();
  }

  @Test
  void an_engine_that_is_missing_ends_the_sweep_with_the_remedy() {
    CommandRun run = sweep("--vary", "optimizer.learningRate=0.5,1", "--engine", "absent");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("tandem: absent is missing: libabsent.so is not there; install libabsent\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "optimizer.learningRat=1|--vary: optimizer.learningRat: expected one of",
        "data.validation=0|data.validation: expected a share above 0",
        "data.source=nonsense|--vary data.source nonsense: ",
        "network.inputs=7|--vary network.inputs 7: network.inputs: expected 2, the number of"
      })
  void what_cannot_be_is_refused_before_anything_runs(String vary, String message) {
    CommandRun run = CommandRun.of("sweep", "moons", "--vary", vary, "--out", folder);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: " + message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  @ParameterizedTest
  @CsvSource({"--metric,rmse", "--metric,acuracy", "--jobs,0", "--random,0", "--seeds,'1,1'"})
  void flags_that_cannot_be_are_refused_by_name(String flag, String value) {
    CommandRun run =
        sweep("--vary", "optimizer.learningRate=0.5", "--engine", "scratch", flag, value);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: " + flag + ": expected ").hasLineCount(1);
  }

  private CommandRun sweep(String... more) {
    List<Object> words = new ArrayList<>(List.of("sweep", "xor", "--epochs", 5));
    if (!List.of(more).contains("--seeds")) {
      words.addAll(List.of("--seeds", "1"));
    }
    words.addAll(List.of("--out", folder));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private Path only() throws IOException {
    try (Stream<Path> sweeps = Files.list(folder.resolve("xor"))) {
      return sweeps.toList().get(0);
    }
  }

  private JsonNode json() throws IOException {
    return Json.MAPPER.readTree(only().resolve("sweep.json").toFile());
  }
}
