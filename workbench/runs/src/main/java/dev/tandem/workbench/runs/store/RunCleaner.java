package dev.tandem.workbench.runs.store;

import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunLock;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.folder.RunState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes run folders away, and nothing else: a folder with a file that is not of a run stays, and
 * links are never followed.
 */
public final class RunCleaner {
  private RunCleaner() {}

  /**
   * Which runs go: those that meet all of it.
   *
   * @param keep so many whole runs of each experiment stay, the newest; empty keeps none for that
   * @param states that may go
   */
  public record Wish(OptionalInt keep, Optional<Duration> olderThan, Set<RunState> states) {}

  /**
   * A run that was chosen.
   *
   * @param obstacle why it stays, in words; empty if it can go
   */
  public record Choice(SavedRun run, Optional<String> obstacle) {
    static Choice of(SavedRun run) {
      return new Choice(run, RunCleaner.obstacle(run.path()));
    }
  }

  private static Optional<String> obstacle(Path run) {
    if (Files.isSymbolicLink(run.toAbsolutePath().getParent())) {
      return Optional.of("its experiment's folder is a link, and links are never followed");
    }
    List<String> strangers = RunPlace.strangers(run);
    return strangers.isEmpty()
        ? Optional.empty()
        : Optional.of("it has files that are not a run's: " + String.join(", ", strangers));
  }

  /**
   * Chooses, and takes nothing away.
   *
   * @param runs newest first
   */
  public static List<Choice> choose(List<SavedRun> runs, Wish wish, LocalDateTime now) {
    Map<String, Integer> seen = new HashMap<>();
    List<Choice> chosen = new ArrayList<>();
    for (SavedRun run : runs) {
      int newer = seen.getOrDefault(run.experiment(), 0);
      boolean newest = run.ended() && newer < kept(wish);
      if (run.ended() && run.state() != RunState.DAMAGED) { // one that cannot be read is not whole
        seen.put(run.experiment(), newer + 1);
      }
      if (wish.states().contains(run.state()) && !newest && old(run, wish.olderThan(), now)) {
        chosen.add(Choice.of(run));
      }
    }
    return chosen;
  }

  private static int kept(Wish wish) {
    return wish.keep().orElse(0);
  }

  private static boolean old(SavedRun run, Optional<Duration> olderThan, LocalDateTime now) {
    return olderThan.isEmpty() || run.when().isBefore(now.minus(olderThan.get()));
  }

  /**
   * Takes a run's folder away, and the experiment's if nothing else is in it. The folder first gets
   * a dot before its name: what is left if this is stopped counts as interrupted.
   *
   * @throws RunException if it is not, or no longer, a folder of a run and nothing else
   */
  public static void delete(Choice choice) {
    Path path = choice.run().path();
    if (!RunPlace.isRun(path)
        || RunLock.isHeld(path)
        || obstacle(path).isPresent()
        || choice.obstacle().isPresent()) {
      throw new RunException(path + ": expected a run folder and nothing else in it; it stays");
    }
    try {
      Path leaving = path;
      if (!path.getFileName().toString().startsWith(".")) {
        leaving = path.resolveSibling("." + path.getFileName());
        Files.move(path, leaving, StandardCopyOption.ATOMIC_MOVE);
      }
      deleteAll(leaving);
      Path experiment = leaving.toAbsolutePath().getParent();
      if (RunPlace.children(experiment).isEmpty()) {
        Files.delete(experiment);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file by which it is known as a run goes last. */
  private static void deleteAll(Path folder) throws IOException {
    Path state = folder.resolve(RunPlace.STATE);
    Path last = Files.exists(state) ? state : folder.resolve(RunPlace.ENVIRONMENT);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      if (!file.equals(last) && !file.equals(folder)) {
        Files.delete(file);
      }
    }
    Files.deleteIfExists(last);
    Files.delete(folder);
  }
}
