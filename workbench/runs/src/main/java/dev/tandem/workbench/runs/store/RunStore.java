package dev.tandem.workbench.runs.store;

import dev.tandem.network.tree.Nearest;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A folder of run folders, {@code RUNS/EXPERIMENT/ID/}. */
public final class RunStore {
  private static final int NAMED_IN_MESSAGES = 3;

  private static final Comparator<SavedRun> NEWEST_FIRST =
      Comparator.comparing(SavedRun::when)
          .thenComparing(run -> run.id().length()) // the second of one second has a longer name
          .thenComparing(SavedRun::id)
          .reversed()
          .thenComparing(SavedRun::experiment);

  private final Path folder;

  /**
   * @param folder that need not be there; then it has no runs
   */
  public RunStore(Path folder) {
    this.folder = folder;
  }

  /** All runs, whole or not, newest first. */
  public List<SavedRun> all() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<SavedRun> runs = new ArrayList<>();
    for (Path experiment : RunPlace.children(folder)) {
      if (Files.isDirectory(experiment)) {
        RunPlace.children(experiment).stream()
            .filter(RunPlace::isRun)
            .map(SavedRun::inPlace)
            .forEach(runs::add);
      }
    }
    runs.sort(NEWEST_FIRST);
    return runs;
  }

  /**
   * All runs of an experiment, newest first.
   *
   * @throws RunException if it has none
   */
  public List<SavedRun> ofExperiment(String name) {
    List<SavedRun> all = all();
    List<SavedRun> own = all.stream().filter(run -> run.experiment().equals(name)).toList();
    if (own.isEmpty()) {
      List<String> known = all.stream().map(SavedRun::experiment).distinct().sorted().toList();
      throw new RunException(
          "EXPERIMENT: expected one that has runs in "
              + folder
              + (known.isEmpty() ? "" : ", which are " + String.join(", ", known))
              + ", got '"
              + name
              + "'"
              + Nearest.of(name, known).map(near -> "; did you mean '" + near + "'?").orElse(""));
    }
    return own;
  }

  /**
   * The run that somebody means.
   *
   * @param reference {@code latest}, an id or its beginning, {@code EXPERIMENT/ID} or its
   *     beginning, or a path
   * @throws RunException if no run or more than one is meant
   */
  public SavedRun find(String reference) {
    return find(reference, SavedRun::ended);
  }

  /**
   * The run that somebody means to go on with: {@code latest} is the newest that was stopped, or,
   * without one, the newest that has ended.
   *
   * @throws RunException as {@link #find} does
   */
  public SavedRun findStopped(String reference) {
    boolean any = all().stream().anyMatch(SavedRun::stopped);
    return any ? find(reference, SavedRun::stopped) : find(reference);
  }

  private SavedRun find(String reference, Predicate<SavedRun> latest) {
    Path path = Path.of(reference);
    if (RunPlace.isRun(path)) {
      return SavedRun.at(path);
    }
    List<SavedRun> runs = all();
    if (reference.equals("latest")) {
      return runs.stream().filter(latest).findFirst().orElseThrow(() -> noLatest(runs));
    }
    return only(reference, runs, run -> isNamed(run, reference))
        .or(() -> only(reference, runs, run -> begins(run, reference)))
        .orElseThrow(() -> Files.isDirectory(path) ? stranger(path) : unknown(reference, runs));
  }

  private static boolean isNamed(SavedRun run, String reference) {
    return run.id().equals(reference) || run.name().equals(reference);
  }

  private static boolean begins(SavedRun run, String reference) {
    return !reference.isEmpty()
        && (run.id().startsWith(reference) || run.name().startsWith(reference));
  }

  private static Optional<SavedRun> only(
      String reference, List<SavedRun> runs, Predicate<SavedRun> meant) {
    List<SavedRun> all = runs.stream().filter(meant).toList();
    if (all.size() > 1) {
      throw new RunException(
          "RUN: expected the name of one run, got '"
              + reference
              + "', which "
              + all.size()
              + " begin with: "
              + names(all));
    }
    return all.stream().findFirst();
  }

  private RunException noLatest(List<SavedRun> runs) {
    if (runs.isEmpty()) {
      return unknown("latest", runs);
    }
    SavedRun newest = runs.get(0);
    return new RunException(
        "RUN: expected a run in "
            + folder
            + " that has ended, got none; the newest is "
            + newest.name()
            + ", which is "
            + newest.state().label()
            + (newest.stopped() ? "; 'tandem resume' goes on with it" : ""));
  }

  private RunException unknown(String reference, List<SavedRun> runs) {
    if (runs.isEmpty()) {
      return new RunException(
          "RUN: expected a run in "
              + folder
              + ", got '"
              + reference
              + "' and none there; 'tandem compare' makes them, and --out names another folder");
    }
    List<String> known =
        runs.stream().flatMap(run -> List.of(run.id(), run.name()).stream()).distinct().toList();
    return new RunException(
        "RUN: expected 'latest', an id or its beginning, or a run folder, got '"
            + reference
            + "'"
            + Nearest.of(reference, known)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("; the newest in " + folder + ": " + names(runs)));
  }

  private static RunException stranger(Path path) {
    return new RunException(
        path
            + ": expected a run folder with comparison.json, experiment.yaml and environment.json,"
            + " got a folder without");
  }

  private static String names(List<SavedRun> runs) {
    String names =
        String.join(", ", runs.stream().limit(NAMED_IN_MESSAGES).map(SavedRun::name).toList());
    return runs.size() > NAMED_IN_MESSAGES ? names + ", ..." : names;
  }
}
