package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFolders;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engines;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.report.page.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Runs of the examples, each made once for all tests that ask for it: on few rows, for two epochs
 * and with two repeats at most, by real processes, with its report.
 */
final class ExampleRuns {
  private static final Path EXAMPLES = Path.of("..", "..", "examples");
  private static final Path RUNS = Path.of("target", "example-runs");
  private static final Set<String> REAL = Set.of("mnist", "noshow");
  private static final List<String> WANTED =
      Stream.of(System.getProperty("tandem.examples", "").split(","))
          .filter(name -> !name.isEmpty())
          .toList();
  private static final Map<String, Comparison.Result> DONE = new ConcurrentHashMap<>();

  static {
    clear();
  }

  private ExampleRuns() {}

  /**
   * Returns the examples whose data and programs are here, such as {@code "moons"} and {@code
   * "as-reported/workshop"}; with {@code -Dtandem.examples=moons,xor} those alone.
   */
  static List<String> names() {
    try (Stream<Path> files = Files.walk(EXAMPLES)) {
      return files
          .map(file -> EXAMPLES.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.endsWith(".yaml"))
          .map(file -> file.replace(".yaml", ""))
          .filter(name -> WANTED.isEmpty() || WANTED.contains(name))
          .filter(ExampleRuns::isHere)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the run of an example, and makes it when it is first asked for. */
  static Comparison.Result of(String name) {
    return DONE.computeIfAbsent(name, ExampleRuns::run);
  }

  private static Comparison.Result run(String name) {
    DataFolders folders = DataFolders.of(Optional.empty());
    Comparison.Result result =
        new Comparison(folders, RUNS, "test", event -> {})
            .run(ComparisonReader.read(small(name), OwnPrograms.ALLOWED));
    RunReport.write(result.folder());
    return result;
  }

  private static SpecNode tree(String name) {
    return ExperimentFiles.load(EXAMPLES.resolve(name + ".yaml").toString());
  }

  private static boolean isHere(String name) {
    boolean data = !REAL.contains(source(tree(name))) || System.getenv("TANDEM_DATA") != null;
    return data && programs(tree(name)).allMatch(ExampleRuns::works);
  }

  private static Stream<Contender> programs(SpecNode tree) {
    return ComparisonReader.read(tree, OwnPrograms.ALLOWED).contenders().stream()
        .filter(contender -> !contender.engine().settings().isEmpty());
  }

  private static boolean works(Contender program) {
    return Engines.find(program.engine()).orElseThrow().availability()
        instanceof Availability.Ready;
  }

  private static SpecNode small(String name) {
    SpecNode tree = tree(name).without("attribute");
    tree = ExperimentTree.set(tree, "training.epochs", 2L, "test");
    if (tree.find("repeats").isPresent()) {
      tree = tree.with("repeats", SpecNode.of(2, "test"));
    }
    if (!source(tree).equals("xor")) {
      tree = ExperimentTree.set(tree, "data.trainRows", 600L, "test");
      tree = ExperimentTree.set(tree, "data.testRows", 200L, "test");
    }
    return tree;
  }

  private static String source(SpecNode tree) {
    return tree.find("data").flatMap(data -> data.find("source")).orElseThrow().toPlain() + "";
  }

  /** Runs of an earlier build are no use. */
  private static void clear() {
    if (!Files.exists(RUNS)) {
      return;
    }
    try (Stream<Path> old = Files.walk(RUNS)) {
      for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
