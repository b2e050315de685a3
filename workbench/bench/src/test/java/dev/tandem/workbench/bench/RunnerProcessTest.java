package dev.tandem.workbench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.BenchFile.RunnerEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerProcessTest {
  @TempDir Path folder;

  @Test
  void what_libraries_print_is_no_answer() {
    RunnerEntry entry =
        run(
            "echo a library says hello; echo 'tandem-bench {\"ready\": \"a shell\","
                + " \"differences\": [\"no network\"]}'; read word seconds; echo \"asked for $word"
                + " $seconds\"; echo 'tandem-bench {\"work\": 128, \"seconds\": 0.5, \"loss\":"
                + " null}'");

    assertThat(entry.message()).isNull();
    assertThat(entry.description()).isEqualTo("a shell");
    assertThat(entry.differences()).containsExactly("no network");
    assertThat(entry.median()).isEqualTo(256);
  }

  @Test
  void a_runner_that_dies_is_out_with_its_last_words() {
    RunnerEntry entry = run("echo first >&2; echo no such library >&2; exit 3");

    assertThat(entry.message()).contains("its process died; last words: no such library");
    assertThat(entry.rounds()).isEmpty();
  }

  @Test
  void a_runner_that_says_why_it_failed_is_quoted() {
    RunnerEntry entry = run("echo 'tandem-bench {\"failed\": \"no MKL here\"}'");

    assertThat(entry.message()).startsWith("no MKL here; see ");
  }

  @Test
  void a_program_that_is_not_there_is_out() {
    Runner runner = new Runner("ghost", 1, List.of("/no/such/program"), Map.of());

    assertThat(run(runner).message()).startsWith("its process did not start: ");
  }

  private RunnerEntry run(String script) {
    return run(new Runner("shell", 1, List.of("sh", "-c", script), Map.of()));
  }

  private RunnerEntry run(Runner runner) {
    try (RunnerProcess process = new RunnerProcess(runner, folder)) {
      process.start();
      process.go(1, 0.1);
      return process.entry();
    }
  }
}
