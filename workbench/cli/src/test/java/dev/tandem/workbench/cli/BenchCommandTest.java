package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class BenchCommandTest {
  @TempDir Path folder;

  @Test
  void a_case_is_measured_on_generated_data_where_there_is_no_other() throws IOException {
    CommandRun run =
        bench("noshow", "pytorch", "--rounds", "2", "--seconds", "0.05", "--warm-up", "0.05");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("appointments (generated), ", "scratch with 1 thread is ", "random numbers");
    JsonNode file = Json.MAPPER.readTree(result("bench.json").toFile());
    JsonNode bench = file.get("cases").get(0);
    assertThat(bench.get("ratios").get(0).get("rounds").asInt()).isEqualTo(2);
    assertThat(bench.get("ratios").get(0).get("opponent").asText()).isEqualTo("pytorch");
    for (JsonNode runner : bench.get("runners")) {
      assertThat(runner.get("rounds")).hasSize(2);
      assertThat(runner.get("rounds").get(1).get("loss").asDouble()).isBetween(0.1, 1.5);
    }
    assertThat(Files.readString(result("bench.md"))).contains("| scratch | 1 |", "## noshow");
  }

  @Test
  void an_opponent_that_cannot_take_part_is_out_with_its_reason_and_the_others_go_on() {
    CommandRun run =
        bench("one-row", "textbook", "--rounds", "1", "--seconds", "0.05", "--warm-up", "0.05");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("textbook is out: textbook does not compute in float32", "median µs a call");
  }

  @Test
  void unknown_names_are_refused_with_the_known_ones() {
    assertThat(bench("mnist", "pytorch").err())
        .startsWith("tandem: --cases: expected mnist-64, mnist-64-adam,")
        .contains("got 'mnist'");
    assertThat(bench("mnist-64", "keras").err())
        .contains("--opponents: expected ", "python-torch, sklearn, smile", "got 'keras'");
  }

  private CommandRun bench(String bench, String opponents, String... more) {
    List<Object> words =
        Stream.concat(
                Stream.of(
                    "bench",
                    "--cases",
                    bench,
                    "--opponents",
                    opponents,
                    "--threads",
                    "1",
                    "--data-dir",
                    folder.toString(),
                    "--out",
                    folder.resolve("runs").toString()),
                Stream.of(more))
            .map(word -> (Object) word)
            .toList();
    return CommandRun.of(words.toArray());
  }

  private Path result(String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
    }
  }
}
