package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentFilesTest {
  static final List<String> NAMES = ExperimentFiles.BUILT_IN;

  static List<Path> exampleFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../../examples"))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @Test
  void there_are_examples() throws IOException {
    assertThat(exampleFiles()).hasSizeGreaterThanOrEqualTo(9);
  }

  @ParameterizedTest
  @MethodSource("exampleFiles")
  void every_example_reads(Path file) {
    ComparisonSpec spec =
        ComparisonReader.read(ExperimentFiles.load(file.toString()), OwnPrograms.ALLOWED);

    assertThat(spec.contenders()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(file.getFileName().toString())
        .contains(spec.experiment().name().replaceFirst("as-reported-", ""));
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void a_built_in_experiment_is_the_example_of_its_name(String name) {
    assertThat(ExperimentFiles.load(name).toPlain())
        .isEqualTo(ExperimentFiles.load("../../examples/" + name + ".yaml").toPlain());
  }

  @Test
  void a_name_that_is_neither_is_refused_with_the_known_ones_and_the_nearest() {
    assertThatThrownBy(() -> ExperimentFiles.load("digts"))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "experiment: expected a file or one of xor, moons, digits, appointments, friedman,"
                + " mnist, noshow, got 'digts'; did you mean 'digits'?");
  }

  @Test
  void a_file_that_is_no_text_is_refused_by_name(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});

    assertThatThrownBy(() -> ExperimentFiles.load(file.toString()))
        .isInstanceOf(ExperimentException.class)
        .hasMessageStartingWith(file + ": expected a text file in UTF-8, got: ");
  }
}
