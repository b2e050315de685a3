package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example on few rows and for two epochs, by real processes. */
class ExamplesComputeTheSameTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  @TempDir Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void engines_that_predict_the_same_are_never_undecided(Path example) throws IOException {
    String text = Files.readString(example);
    boolean real = text.contains("source: mnist") || text.contains("source: noshow");
    assumeTrue(!real || System.getenv("TANDEM_DATA") != null, "real data is not here");
    Path experiment = folder.resolve(example.getFileName());
    Files.writeString(experiment, text.replaceAll("(?m)^attribute:.*\n( .*\n)*", ""));
    List<String> command =
        new ArrayList<>(
            List.of("compare", experiment.toString(), "--out", folder.toString(), "--epochs", "2"));
    if (!text.contains("trainRows") && !text.contains("source: xor")) {
      command.addAll(List.of("--train-rows", "600", "--test-rows", "200"));
    }

    CommandRun run = CommandRun.of(command.toArray());

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    for (PairEntry pair : comparison().verdicts().pairs()) {
      assertThat(pair.computation()).isNotNull();
      if (pair.computation().samePredictions()) {
        assertThat(pair.figures())
            .as(pair.computation().sentence())
            .noneMatch(metric -> metric.verdict().equals(VerdictsEntry.UNDECIDED));
      }
      if (pair.computation().steps() != null) {
        assertThat(pair.computation().steps().agree()).as(pair.computation().sentence()).isTrue();
      }
    }
  }

  private ComparisonFile comparison() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Path file = files.filter(path -> path.endsWith("comparison.json")).findFirst().orElseThrow();
      return Json.MAPPER.readValue(file.toFile(), ComparisonFile.class);
    }
  }
}
