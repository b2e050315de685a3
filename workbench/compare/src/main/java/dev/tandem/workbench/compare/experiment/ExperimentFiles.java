package dev.tandem.workbench.compare.experiment;

import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.file.PlainFile;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where experiments come from: the built-in ones, which are the files in {@code examples/}, and the
 * user's.
 */
public final class ExperimentFiles {
  /** The names that need no file. */
  public static final List<String> BUILT_IN =
      List.of("xor", "moons", "digits", "appointments", "friedman", "mnist", "noshow");

  /** What a sweep calls the experiment of its best combination. */
  public static final String BEST = "best.yaml";

  /** What a sweep calls its results, beside that experiment. */
  public static final String SWEEP = "sweep.json";

  private static final Path HERE = Path.of("");
  private static final long MOST_BYTES = 1 << 20;

  private ExperimentFiles() {}

  /**
   * The tree of a built-in experiment or a file; of data, that of a usual experiment with it. Paths
   * in it are absolute: relative ones count from the file, those of a run of an earlier version
   * from where it was started.
   *
   * @throws ExperimentException if it is neither, or no YAML
   */
  public static SpecNode load(String nameOrFile) {
    if (BUILT_IN.contains(nameOrFile)) {
      return builtIn(nameOrFile);
    }
    Path file = Path.of(nameOrFile);
    if (RunPlace.isRun(file)) {
      throw new ExperimentException(
          nameOrFile
              + ": expected an experiment or data, got a run: 'tandem report "
              + nameOrFile
              + "' writes its report, 'tandem reproduce "
              + nameOrFile
              + "' trains it again");
    }
    if (DatasetCatalog.isData(nameOrFile)) {
      return ofData(nameOrFile);
    }
    if (!Files.exists(file)) {
      throw ExperimentException.unknown("experiment", "a file or ", BUILT_IN, nameOrFile);
    }
    try {
      requireText(file);
      SpecNode tree = YamlFile.read(nameOrFile, Files.readString(file));
      return FilePaths.absolute(tree, folderOf(file.toAbsolutePath()));
    } catch (IOException e) {
      throw new ExperimentException(
          nameOrFile + ": expected a text file in UTF-8, got: " + e.getMessage());
    }
  }

  private static void requireText(Path file) throws IOException {
    Optional<String> otherwise = PlainFile.otherwise(file);
    if (otherwise.isPresent()) {
      throw new ExperimentException(file + ": expected an experiment file, got " + otherwise.get());
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ExperimentException(
          file
              + ": expected an experiment file of at most 1 MiB, got "
              + Files.size(file)
              + " bytes");
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.getParent();
    if (file.endsWith(RunPlace.EXPERIMENT) && RunPlace.isRun(folder)) {
      return SavedRun.at(folder).directory();
    }
    boolean ofSweep = file.endsWith(BEST) && Files.exists(folder.resolve(SWEEP));
    return ofSweep ? HERE : folder; // earlier sweeps did not say where they were started
  }

  private static SpecNode builtIn(String name) {
    String file = "examples/" + name + ".yaml";
    return YamlFile.read(file, resource("/dev/tandem/workbench/" + file));
  }

  /** Data alone, and a usual network for it: images are trained as MNIST is. */
  private static SpecNode ofData(String name) {
    String source = DatasetCatalog.absolute(name, HERE);
    String file = Path.of(source).getFileName().toString();
    String called = file.replaceFirst("[.].*", "").replaceAll("[^A-Za-z0-9_-]", "_");
    if (DatasetCatalog.isOfImages(name)) {
      return builtIn("mnist")
          .with("name", SpecNode.of(called, name))
          .with("data.source", SpecNode.of(source, name));
    }
    // how many epochs a table of any size needs, early stopping finds out
    Map<String, Object> training =
        Map.of(
            "epochs", 100L, "batchSize", 32L, "seed", 1L, "earlyStopping", Map.of("patience", 10L));
    Map<String, Object> keys =
        Map.of(
            "name", called,
            "data", Map.of("source", source),
            "network", Map.of("hidden", List.of(64L, 32L), "activation", "relu"),
            "optimizer", Map.of("type", "adam", "learningRate", 0.001),
            "training", training);
    return SpecNode.of(keys, name);
  }

  private static String resource(String path) {
    try (InputStream stream = ExperimentFiles.class.getResourceAsStream(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a resource of this very jar: " + path, e);
    }
  }
}
