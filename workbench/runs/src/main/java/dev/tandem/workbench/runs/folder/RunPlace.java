package dev.tandem.workbench.runs.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What makes a folder a run: its files. */
public final class RunPlace {
  public static final String COMPARISON = "comparison.json";
  public static final String ENVIRONMENT = "environment.json";
  public static final String EXPERIMENT = "experiment.yaml";

  /** The small file that says how the run stands. */
  public static final String STATE = "state.json";

  /** All that Tandem itself puts into a run's folder. */
  private static final Set<String> OURS =
      Set.of(
          COMPARISON,
          ENVIRONMENT,
          EXPERIMENT,
          STATE,
          RunLock.NAME,
          "dataset.json",
          "contenders",
          "figures",
          "images.safetensors",
          "tensorboard",
          "report.html",
          "report.md");

  private RunPlace() {}

  /**
   * Whether a folder is a run. Those of earlier versions have no state file: whole ones are known
   * by their other files, and ones that were killed have a name that begins with a dot.
   */
  public static boolean isRun(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    return has(folder, STATE)
        || (isHidden(folder)
            ? has(folder, RunLock.NAME) || has(folder, ENVIRONMENT)
            : has(folder, COMPARISON) && has(folder, ENVIRONMENT) && has(folder, EXPERIMENT));
  }

  private static boolean has(Path folder, String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  /** What somebody else has put into a run's folder, by name. */
  public static List<String> strangers(Path folder) {
    return children(folder).stream()
        .map(file -> file.getFileName().toString())
        .filter(name -> !OURS.contains(name) && !isHalfWritten(name))
        .sorted()
        .toList();
  }

  /** Files are written under a name that begins with a dot, and renamed. */
  private static boolean isHalfWritten(String name) {
    return name.startsWith(".") && OURS.contains(name.substring(1));
  }

  /** All that is in a folder. */
  public static List<Path> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a folder's files take, in bytes. */
  public static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .mapToLong(RunPlace::size)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a folder's name begins with a dot. */
  static boolean isHidden(Path folder) {
    return folder.getFileName() != null && folder.getFileName().toString().startsWith(".");
  }
}
