package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.datasets.DataFolders;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Examples on few rows and for two epochs, by real processes: some in every build, and all of them
 * with {@code -Dtandem.examples=all}.
 */
class ExamplesComputeTheSameTest {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");

  private static final Set<String> SOME =
      Set.of("digits", "friedman", "imbalance", "moons", "xor", "xor-squared-error");

  private static final DataFolders FOLDERS = DataFolders.of(Optional.empty());

  @TempDir Path folder;

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files.filter(ExamplesComputeTheSameTest::isWanted).sorted().toList();
    }
  }

  private static boolean isWanted(Path file) {
    String name = file.getFileName().toString();
    boolean all = "all".equals(System.getProperty("tandem.examples"));
    return name.endsWith(".yaml") && (all || SOME.contains(name.replace(".yaml", "")));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void engines_that_predict_the_same_are_never_undecided(Path example) throws IOException {
    SpecNode tree = ExperimentFiles.load(example.toString()).without("attribute");
    String source = data(tree, "source").orElseThrow().toPlain().toString();
    boolean real = source.equals("mnist") || source.equals("noshow");
    assumeTrue(!real || System.getenv("TANDEM_DATA") != null, "real data is not here");
    tree = ExperimentTree.set(tree, "training.epochs", 2L, "test");
    if (!source.equals("xor") && data(tree, "trainRows").isEmpty()) {
      tree = ExperimentTree.set(tree, "data.trainRows", 600L, "test");
      tree = ExperimentTree.set(tree, "data.testRows", 200L, "test");
    }

    ComparisonFile file =
        new Comparison(FOLDERS, folder, "test", event -> {})
            .run(ComparisonReader.read(tree))
            .file();

    assertThat(file.allFinished()).isTrue();
    for (PairEntry pair : file.verdicts().pairs()) {
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

  private static Optional<SpecNode> data(SpecNode tree, String key) {
    return tree.find("data").flatMap(data -> data.find(key));
  }
}
