package dev.tandem.workbench.compare.run;

import dev.tandem.file.WholeFile;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunLock;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a model is trained: {@code model.safetensors.training} beside it. It goes when the model is
 * there, and stays, with its checkpoints, if training is stopped.
 */
final class TrainingFolder implements AutoCloseable {
  private static final String SUFFIX = ".training";

  /** What is put there, parts of files included. */
  private static final Pattern OURS =
      Pattern.compile("(checkpoints/)?\\.?(job|output|crash|model|epoch|lock)[^/]*|checkpoints");

  private final Path path;
  private final RunLock lock;
  private boolean over;

  private TrainingFolder(Path path, RunLock lock) {
    this.path = path;
    this.lock = lock;
  }

  /** The folder of a model; it may not be there. */
  static Path of(Path model) {
    return model.resolveSibling(model.getFileName() + SUFFIX);
  }

  /**
   * Takes it, made if need be.
   *
   * @throws RunException if the model is in training already, or if something else is there
   */
  static TrainingFolder open(Path model) throws IOException {
    Path path = of(model.toAbsolutePath());
    if (Files.isSymbolicLink(path)) {
      throw new RunException(path + ": expected a folder, got a link; remove it");
    }
    WholeFile.requireFolder(path);
    Files.createDirectories(path);
    for (Path other : contents(path)) {
      String name = path.relativize(other).toString().replace('\\', '/');
      if (!OURS.matcher(name).matches() || Files.isSymbolicLink(other)) {
        throw new RunException(
            other + ": expected nothing but the files of a training there; move it away");
      }
    }
    RunLock lock =
        RunLock.tryTake(path)
            .orElseThrow(
                () ->
                    new RunException(
                        model + ": expected a model of its own, got one that is in training"));
    return new TrainingFolder(path, lock);
  }

  private static List<Path> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).sorted(Comparator.reverseOrder()).toList();
    }
  }

  Path path() {
    return path;
  }

  /** Says that nothing in it is needed any more. */
  void over() {
    over = true;
  }

  @Override
  public void close() throws IOException {
    if (!over || Files.notExists(path)) { // a disk may have vanished
      lock.close();
      return;
    }
    for (Path file : contents(path)) {
      if (!file.getFileName().toString().equals(RunLock.NAME)
          || Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
        Files.delete(file);
      }
    }
    lock.close();
    try {
      Files.delete(path);
    } catch (DirectoryNotEmptyException another) {
      // somebody else trains there by now
    }
  }
}
