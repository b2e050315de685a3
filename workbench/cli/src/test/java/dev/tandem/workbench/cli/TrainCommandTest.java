package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class TrainCommandTest {
  @TempDir Path folder;

  @Test
  void a_trained_model_is_saved_and_can_be_evaluated() {
    Path model = folder.resolve("models").resolve("xor.safetensors");

    CommandRun run = CommandRun.of("train", "xor", "-o", model);

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("model: " + model + " (", " s of training");
    CommandRun evaluated = CommandRun.of("evaluate", model, "xor");
    assertThat(evaluated.exitCode()).isZero();
    assertThat(evaluated.out()).contains("100.00 %");
  }

  @Test
  void the_model_is_the_one_that_compare_saves() throws IOException {
    Path model = folder.resolve("model.safetensors");

    CommandRun train = CommandRun.of("train", "moons", "--epochs", "2", "-o", model);
    CommandRun compare =
        CommandRun.of("compare", "moons", "--epochs", "2", "--engines", "scratch", "--out", folder);

    assertThat(train.exitCode()).isZero();
    assertThat(compare.exitCode()).isZero();
    assertThat(model).hasSameBinaryContentAs(comparedModel());
    assertThat(hidden()).isEmpty();
  }

  @Test
  void an_engine_that_is_not_known_is_refused() {
    CommandRun run = CommandRun.of("train", "xor", "--engine", "scrach");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("got 'scrach'; did you mean 'scratch'?");
  }

  @Test
  void several_engines_are_refused() {
    CommandRun run = CommandRun.of("train", "xor", "--engines", "scratch,pytorch");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("--engine: expected one engine, got scratch,pytorch");
  }

  private Path comparedModel() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("moons"))) {
      return files.filter(file -> file.endsWith("model.safetensors")).findFirst().orElseThrow();
    }
  }

  /** Folders in which training works. */
  private Stream<Path> hidden() throws IOException {
    return Files.list(folder).filter(file -> file.getFileName().toString().startsWith("."));
  }
}
