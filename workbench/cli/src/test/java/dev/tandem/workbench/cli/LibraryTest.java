package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.datasets.PreparedTraining;
import dev.tandem.library.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that uses the library, beside the command line. */
@Tag("once")
class LibraryTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"scratch", "textbook"})
  void a_program_and_the_command_line_save_the_same_model_to_the_byte(String engine)
      throws IOException {
    Path experiment = folder.resolve("moons.yaml");
    Files.writeString(
        experiment,
        """
        data: {source: moons, validation: 0.2}
        network: {hidden: [8, 4], activation: tanh, initialization: xavier, biases: zeros, dropout: 0.1}
        optimizer: {type: sgd, learningRate: 0.05, momentum: 0.9}
        training: {epochs: 3, batchSize: 32, seed: 7}
        threshold: f1
        """);
    Path ofCommand = folder.resolve("command.safetensors");
    Path ofProgram = folder.resolve("program.safetensors");

    CommandRun command = CommandRun.of("train", experiment, "--engine", engine, "-o", ofCommand);
    Training training =
        PreparedTraining.of(Map.of("source", "moons", "validation", 0.2))
            .hidden(8, 4)
            .activation("tanh")
            .initialization("xavier", "zeros")
            .set("network.dropout", 0.1)
            .sgd(0.05)
            .set("optimizer.momentum", 0.9)
            .epochs(3)
            .batchSize(32)
            .seed(7)
            .set("threshold", "f1");
    training.train(engine).save(ofProgram);

    assertThat(command.exitCode()).as(command.err()).isZero();
    assertThat(ofProgram).hasSameBinaryContentAs(ofCommand);
  }
}
