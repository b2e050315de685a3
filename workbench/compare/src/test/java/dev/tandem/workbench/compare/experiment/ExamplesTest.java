package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_reads_and_bears_the_name_of_its_file(Path file) {
    ComparisonSpec spec =
        ComparisonReader.read(ExperimentFiles.load(file.toString()), OwnPrograms.ALLOWED);

    String name = file.getFileName().toString().replace(".yaml", "");
    assertThat(spec.experiment().name()).endsWith(name);
    assertThat(spec.contenders()).isNotEmpty();
  }

  @Test
  void every_example_begins_with_what_it_shows() throws IOException {
    for (Path file : examples()) {
      assertThat(Files.readString(file)).as(file.toString()).startsWith("# ");
    }
  }

  @Test
  void the_built_in_experiments_are_examples() {
    for (String name : ExperimentFiles.BUILT_IN) {
      assertThat(EXAMPLES.resolve(name + ".yaml")).exists();
    }
  }
}
