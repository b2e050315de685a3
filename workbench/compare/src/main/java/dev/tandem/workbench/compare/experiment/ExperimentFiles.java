package dev.tandem.workbench.compare.experiment;

import dev.tandem.network.tree.SpecNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where experiments come from: the built-in ones, which are the files in {@code examples/}, and the
 * user's.
 */
public final class ExperimentFiles {
  /** The names that need no file. */
  public static final List<String> BUILT_IN =
      List.of("xor", "moons", "digits", "appointments", "friedman", "mnist", "noshow");

  private ExperimentFiles() {}

  /**
   * The tree of a built-in experiment or a file.
   *
   * @throws ExperimentException if it is neither, or no YAML
   */
  public static SpecNode load(String nameOrFile) {
    if (BUILT_IN.contains(nameOrFile)) {
      return YamlFile.read("examples/" + nameOrFile + ".yaml", resource(nameOrFile));
    }
    Path file = Path.of(nameOrFile);
    if (!Files.isRegularFile(file)) {
      throw ExperimentException.unknown("experiment", "a file or ", BUILT_IN, nameOrFile);
    }
    try {
      return YamlFile.read(nameOrFile, Files.readString(file));
    } catch (IOException e) {
      throw new ExperimentException(
          nameOrFile + ": expected a text file in UTF-8, got: " + e.getMessage());
    }
  }

  private static String resource(String name) {
    String path = "/dev/tandem/workbench/examples/" + name + ".yaml";
    try (InputStream stream = ExperimentFiles.class.getResourceAsStream(path)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("a resource of this very jar: " + path, e);
    }
  }
}
