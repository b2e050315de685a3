package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A run that has stopped before its end, and goes on in its own folder. */
public final class Resumption {
  private final Path folder;
  private final ComparisonSpec spec;

  private Resumption(Path folder, ComparisonSpec spec) {
    this.folder = folder;
    this.spec = spec;
  }

  /**
   * Reads what is left of a run.
   *
   * @param programs that were contenders
   * @throws RunException if there is nothing to go on with: somebody is at work in it, it has come
   *     to its end, or it was stopped before it said what it is
   */
  public static Resumption of(SavedRun run, OwnPrograms programs, DataFolders folders) {
    RunState state = run.state();
    if (state == RunState.RUNNING) {
      throw new RunException(
          run.path() + ": expected a run that has stopped, got one that is running");
    }
    if (!Files.isRegularFile(run.path().resolve(RunPlace.COMPARISON))) {
      throw new RunException(
          run.path()
              + ": expected a run that had begun, got one that was stopped before; start it again");
    }
    RunPlace.requireNoLinks(run.path());
    Reproduction again = Reproduction.from(run, programs);
    if (isOver(run, state, again.spec())) {
      throw new RunException(
          run.path()
              + ": expected a run with something left to do, got one that has "
              + state.label()
              + "; 'tandem report' writes its report again");
    }
    List<String> changes = again.changedData(folders);
    if (!changes.isEmpty()) {
      throw new RunException(run.path() + ": the data has changed: " + String.join("; ", changes));
    }
    return new Resumption(run.path(), again.spec());
  }

  /** Whether all is judged, and nobody is out who may end well with another try. */
  private static boolean isOver(SavedRun run, RunState state, ComparisonSpec spec) {
    ComparisonFile file = run.results();
    boolean attributed = spec.attribute().isEmpty() || file.attribution() != null;
    return (state == RunState.FINISHED || state == RunState.FAILED)
        && file.verdicts() != null
        && attributed
        && !EarlierProcess.isAnyLost(run.path());
  }

  /** What goes on. */
  public ComparisonSpec spec() {
    return spec;
  }

  /** Goes on to the end. */
  public Comparison.Result run(Comparison comparison) {
    return comparison.resume(spec, folder);
  }
}
