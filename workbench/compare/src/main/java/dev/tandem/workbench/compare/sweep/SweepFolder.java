package dev.tandem.workbench.compare.sweep;

import com.fasterxml.jackson.core.JacksonException;
import dev.tandem.file.WholeFile;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.contender.checkpoint.CheckpointFolder;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunPlace;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of one sweep: {@code results/KEY.json} for each run that is over, {@code work/KEY/}
 * while it runs, and what is made of all results in the end.
 */
public final class SweepFolder implements AutoCloseable {
  private static final String RESULTS = "results";

  private final Path path;
  private final RunFolder files;
  private final FileChannel lock;

  private SweepFolder(Path path, FileChannel lock) {
    this.path = path;
    this.files = RunFolder.at(path);
    this.lock = lock;
  }

  /** Whether a folder is a sweep's. */
  public static boolean isSweep(Path folder) {
    return Files.isDirectory(folder.resolve(RESULTS))
        && Files.isRegularFile(folder.resolve(RunPlace.ENVIRONMENT));
  }

  /**
   * Takes a folder for this process, made if need be.
   *
   * @throws ExperimentException if another sweep is at work in it
   */
  public static SweepFolder open(Path path) {
    try {
      Files.createDirectories(path.resolve(RESULTS));
      FileChannel channel =
          FileChannel.open(
              path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new ExperimentException(
            path + ": expected a folder of its own, got one in which another sweep is at work");
      }
      return new SweepFolder(path, channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock held = channel.tryLock();
      return held != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Writes down by what and where the sweep is made, so that it can be resumed. */
  void describe(Map<String, Object> environment) {
    files.writeJson(path.resolve(RunPlace.ENVIRONMENT), environment);
  }

  public Path path() {
    return path;
  }

  /** Writes files of the folder as a whole. */
  RunFolder files() {
    return files;
  }

  /** What is kept of a run; empty if it is still to be made, or its file is damaged. */
  Optional<RunRecord> find(PlannedRun run) {
    Path file = result(run);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      RunRecord found = Json.MAPPER.readValue(file.toFile(), RunRecord.class);
      return found != null && run.key().equals(found.key()) ? Optional.of(found) : Optional.empty();
    } catch (JacksonException | CharConversionException damaged) {
      return Optional.empty(); // it is made again
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a run, and takes away what it worked on. */
  void keep(PlannedRun run, RunRecord result) {
    files.writeJson(result(run), result);
    delete(work(run));
  }

  /** Has a run made again that failed. */
  void forgetIfFailed(PlannedRun run) {
    if (find(run).filter(kept -> !kept.finished()).isPresent()) {
      delete(result(run));
    }
  }

  private Path result(PlannedRun run) {
    return path.resolve(RESULTS).resolve(run.key() + ".json");
  }

  /** A folder for a run; the checkpoints of one that was stopped are in it still. */
  Path workFolder(PlannedRun run) {
    try {
      return WholeFile.folderWithin(path, Path.of(RunPlace.WORK, run.key()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes away what runs worked on that are not to be made any more. */
  void clearWork(List<PlannedRun> missing) {
    Path all = path.resolve(RunPlace.WORK);
    Set<Path> needed = missing.stream().map(this::work).collect(Collectors.toSet());
    if (Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS)) {
      RunPlace.children(all).stream().filter(own -> !needed.contains(own)).forEach(this::delete);
    }
  }

  private Path work(PlannedRun run) {
    return path.resolve(RunPlace.WORK).resolve(run.key());
  }

  private void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets go of the folder; what it holds stays, and so do the checkpoints of stopped runs. */
  @Override
  public void close() {
    try {
      Path work = path.resolve(RunPlace.WORK);
      if (Files.isDirectory(work, LinkOption.NOFOLLOW_LINKS)) {
        RunPlace.children(work).stream()
            .filter(own -> !CheckpointFolder.hasAny(own))
            .forEach(this::delete);
        if (RunPlace.children(work).isEmpty()) {
          Files.delete(work);
        }
      }
      lock.close();
      Files.deleteIfExists(path.resolve(".lock"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
