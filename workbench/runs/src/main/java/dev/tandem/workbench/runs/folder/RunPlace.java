package dev.tandem.workbench.runs.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What makes a folder a run: its files. */
public final class RunPlace {
  public static final String COMPARISON = "comparison.json";
  public static final String ENVIRONMENT = "environment.json";
  public static final String EXPERIMENT = "experiment.yaml";

  /** What a contender's process told in a repeat, line by line, in the folder of that repeat. */
  public static final String EVENTS = "events.jsonl";

  /** The small file that says how the run stands. */
  public static final String STATE = "state.json";

  /** The folder in which the runs of a sweep are trained, one folder each. */
  public static final String WORK = "work";

  /** How the folders begin that a run has only while something is worked out in them. */
  public static final String TEMPORARY = ".temporary-";

  /** The files that Tandem itself puts into a run's folder. */
  private static final Pattern FILES =
      Pattern.compile(
          "(comparison|environment|dataset|state)\\.json|experiment\\.yaml|images\\.safetensors"
              + "|report\\.(html|md)|\\.lock|figures/[^/]+\\.(png|svg)"
              + "|contenders/[^/]+/[^/]+/(job\\.json|(output|crash)\\.log|events\\.jsonl"
              + "|(metrics|predictions)\\.csv|(predictions|model|surfaces)\\.safetensors"
              + "|checkpoints/epoch-[0-9]+\\.safetensors)"
              + "|tensorboard/[^/]+/[^/]+/events\\.out\\.tfevents\\.[^/]+"
              + "|attribution/(\\.lock|(attribution\\.(json|png|svg)|results/[0-9a-f]+\\.json)(\\.part)?)"
              + "|\\.temporary-[^/]+/[^/]+|attribution/"
              + WORK
              + "/[0-9a-f]+/(job\\.json|(output|crash)\\.log|((predictions|model)|checkpoints/epoch-[0-9]+)\\.safetensors)");

  /** The folders that these are in. */
  private static final Pattern FOLDERS =
      Pattern.compile(
          "figures|\\.temporary-[^/]+|(contenders|tensorboard)(/[^/]+){0,2}"
              + "|contenders/[^/]+/[^/]+/checkpoints|attribution(/(results|"
              + WORK
              + "(/[0-9a-f]+(/checkpoints)?)?))?");

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

  /**
   * Returns what somebody else has put into a run's folder, at whatever depth, by its path in it.
   * Links are not followed.
   */
  public static List<String> strangers(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(path -> !path.equals(folder))
          .filter(path -> !isOurs(path, folder.relativize(path)))
          .map(path -> folder.relativize(path).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOurs(Path path, Path inFolder) {
    String name = inFolder.toString().replace(path.getFileSystem().getSeparator(), "/");
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(path)) {
      return FOLDERS.matcher(name).matches(); // of a link, only the link itself goes
    }
    // files are written under a name that begins with a dot, and renamed
    String whole = name.replaceFirst("(^|/)\\.([^/]+?)(\\.[0-9a-f-]{36})?$", "$1$2");
    return FILES.matcher(name).matches() || FILES.matcher(whole).matches();
  }

  /**
   * Refuses a folder with a link in it: what is written there would go elsewhere.
   *
   * @throws RunException that names the link
   */
  public static void requireNoLinks(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isSymbolicLink)
          .findFirst()
          .ifPresent(
              link -> {
                throw new RunException(
                    link + ": expected a file or folder of the run, got a link; remove it");
              });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
