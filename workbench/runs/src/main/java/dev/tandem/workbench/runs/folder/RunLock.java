package dev.tandem.workbench.runs.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held while a run is at work, so that others can tell it from one that was killed: the system
 * takes the lock away with its process.
 */
public final class RunLock implements AutoCloseable {
  /** The file in the run's folder; it goes when the run ends. */
  public static final String NAME = ".lock";

  /** Locks of this process. To open and close such a file again would give its lock away. */
  private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a folder; empty if a process is at work in it.
   *
   * @throws IOException if its file cannot be opened
   */
  public static Optional<RunLock> tryTake(Path folder) throws IOException {
    Path file = file(folder);
    if (!OWN.add(file)) {
      return Optional.empty();
    }
    RunLock taken = null;
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      if (channel.tryLock() == null) {
        channel.close();
      } else {
        taken = new RunLock(file, channel);
      }
      return Optional.ofNullable(taken);
    } finally {
      if (taken == null) {
        OWN.remove(file);
      }
    }
  }

  /** Whether a process is at work in a folder. */
  public static boolean isHeld(Path folder) {
    Path file = file(folder);
    if (OWN.contains(file)) {
      return true;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException heldByThisProcessOtherwise) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives it back; the file goes too. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
    channel.close();
    OWN.remove(file);
  }

  private static Path file(Path folder) {
    return folder.toAbsolutePath().normalize().resolve(NAME);
  }
}
