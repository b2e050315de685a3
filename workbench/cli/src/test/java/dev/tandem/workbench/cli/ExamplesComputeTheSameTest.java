package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("once") // shares its runs with the tests of pages
class ExamplesComputeTheSameTest {
  static List<String> examples() {
    return ExampleRuns.names();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void engines_that_predict_the_same_are_never_undecided(String example) {
    ComparisonFile file = ExampleRuns.of(example).file();

    assertThat(file.allFinished()).isTrue();
    for (PairEntry pair : file.verdicts().pairs()) {
      assertThat(pair.computation()).isNotNull();
      if (pair.computation().samePredictions()) {
        assertThat(pair.figures())
            .as(pair.computation().sentence())
            .noneMatch(metric -> metric.verdict().equals(VerdictsEntry.UNDECIDED));
      }
      if (pair.computation().steps() != null && pair.computation().steps().steps() > 0) {
        assertThat(pair.computation().steps().agree()).as(pair.computation().sentence()).isTrue();
      }
    }
  }
}
