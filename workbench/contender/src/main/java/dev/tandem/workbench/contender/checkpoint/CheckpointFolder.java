package dev.tandem.workbench.contender.checkpoint;

import dev.tandem.engine.SessionState;
import dev.tandem.fault.UserException;
import dev.tandem.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints of one training, {@code checkpoints/epoch-12.safetensors}: the last one and the
 * one before, should the last one turn out to be damaged.
 */
public final class CheckpointFolder {
  /** In the folder of the training. */
  public static final String NAME = "checkpoints";

  private static final Pattern FILE = Pattern.compile("epoch-([1-9][0-9]{0,8})\\.safetensors");

  private final Path folder;
  private final String job;
  private Path last; // written by this process, or gone on from

  /**
   * @param training the folder of the training
   * @param job by which its checkpoints are told from those of others
   */
  public CheckpointFolder(Path training, String job) {
    this.folder = training.resolve(NAME);
    this.job = job;
  }

  /** Whether a training has left any. */
  public static boolean hasAny(Path training) {
    try {
      return !newestFirst(training.resolve(NAME)).isEmpty();
    } catch (IOException unreadable) {
      return false;
    }
  }

  /**
   * Keeps one, and takes away all but the one before it.
   *
   * @throws UserException if it cannot be written
   */
  public void keep(Checkpoint checkpoint) throws IOException {
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
        && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new CheckpointException(folder, "a folder", "a link or a file; remove it");
    }
    WholeFile.folderWithin(folder.getParent(), folder.getFileName());
    Path file = folder.resolve("epoch-" + checkpoint.training().epoch() + ".safetensors");
    CheckpointFile.write(file, job, checkpoint);
    Path before = last;
    last = file;
    for (Path other : files(folder)) { // parts that a killed process has left go too
      if (!other.equals(file) && !other.equals(before)) {
        Files.deleteIfExists(other);
      }
    }
  }

  /**
   * The newest that is good; empty if there is none.
   *
   * @param like a state of the session that goes on
   * @param fits whether the training may have come to that
   * @param remarks is told of those that are passed over
   */
  public Optional<Checkpoint> newest(
      SessionState like, Predicate<Checkpoint> fits, Consumer<String> remarks) throws IOException {
    for (Path file : newestFirst(folder)) {
      try {
        Checkpoint checkpoint = CheckpointFile.read(file, job, like);
        if (checkpoint.training().epoch() != epoch(file) || !fits.test(checkpoint)) {
          throw new CheckpointException(file, "a checkpoint of this training", "one of another");
        }
        last = file;
        return Optional.of(checkpoint);
      } catch (UserException damaged) {
        remarks.accept(damaged.getMessage() + "; passed over");
      }
    }
    return Optional.empty();
  }

  private static List<Path> newestFirst(Path folder) throws IOException {
    List<Path> found = new ArrayList<>(files(folder));
    found.removeIf(file -> epoch(file) == 0);
    found.sort(Comparator.comparingInt(CheckpointFolder::epoch).reversed());
    return found;
  }

  private static int epoch(Path file) {
    Matcher matcher = FILE.matcher(file.getFileName().toString());
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> epoch(file) > 0 || WholeFile.isPart(file))
          .toList();
    }
  }
}
