package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.DataSpec;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.judgement.reproduction.ReproductionCheck;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A run made again from its own files. */
public final class Reproduction {
  private final SavedRun before;
  private final ComparisonSpec spec;

  private Reproduction(SavedRun before, ComparisonSpec spec) {
    this.before = before;
    this.spec = spec;
  }

  /**
   * Reads what the run was.
   *
   * @param programs that were contenders
   * @throws RunException if it has not come to its end, or a file is missing
   */
  public static Reproduction of(SavedRun run, OwnPrograms programs) {
    run.finalResults();
    return from(run, programs);
  }

  /** The same of a run that has not come to its end. */
  static Reproduction from(SavedRun run, OwnPrograms programs) {
    return new Reproduction(run, SavedExperiment.read(run.path(), programs));
  }

  /** What is run again. */
  public ComparisonSpec spec() {
    return spec;
  }

  /**
   * Data that is not what it was, one line for people each; none if all of it is the same.
   *
   * @throws dev.tandem.data.DataException if it cannot be had any more
   */
  public List<String> changedData(DataFolders folders) {
    ComparisonFile file = before.results();
    RepeatedData rows = new RepeatedData(spec.resample(), folders);
    List<String> changes = new ArrayList<>();
    DataSpec base = rows.of(spec.experiment().data(), 1);
    check("data", file.dataset(), base, folders, changes);
    for (Contender contender : spec.contenders()) {
      ContenderEntry entry = entry(file, contender);
      DataSpec own = contender.experiment().data();
      if (entry.dataset() != null) {
        String what = "data of " + contender.id();
        check(what, entry.dataset(), rows.of(own, 1), folders, changes);
      }
      for (RunEntry run : entry.runs()) {
        if (run.repeat() > 1 && run.resampled() != null) {
          String what = "data of " + contender.id() + " in repeat " + run.repeat();
          check(what, run.resampled(), rows.of(own, run.repeat()), folders, changes);
        }
      }
    }
    return changes;
  }

  private ContenderEntry entry(ComparisonFile file, Contender contender) {
    return file.contenders().stream()
        .filter(c -> c.id().equals(contender.id()))
        .findFirst()
        .orElseThrow(
            () ->
                new RunException(
                    before.path() + ": expected contender " + contender.id() + ", got none"));
  }

  private static void check(
      String what, ResampledEntry then, DataSpec spec, DataFolders folders, List<String> changes) {
    check(what, spec.source(), then.fingerprint(), then.rows(), spec, folders, changes);
  }

  private static void check(
      String what,
      ComparisonFile.DatasetEntry then,
      DataSpec spec,
      DataFolders folders,
      List<String> changes) {
    check(what, then.name(), then.fingerprint(), then.rows(), spec, folders, changes);
  }

  private static void check(
      String what,
      String name,
      String fingerprint,
      RowsEntry then,
      DataSpec spec,
      DataFolders folders,
      List<String> changes) {
    DataFacts now = DatasetCatalog.prepare(spec, folders).facts();
    if (!now.fingerprint().equals(fingerprint)) {
      changes.add(
          what
              + ": expected "
              + name
              + " with the fingerprint "
              + fingerprint
              + " and "
              + rows(then.train(), then.validation(), then.test())
              + ", got "
              + now.fingerprint()
              + " and "
              + rows(now.trainRows(), now.validationRows(), now.testRows()));
    }
  }

  private static String rows(int train, int validation, int test) {
    return train + " + " + validation + " + " + test + " rows";
  }

  /**
   * Runs it into a new folder.
   *
   * @param runs that takes the folder
   * @param command that asks for it
   */
  public ReproductionCheck run(
      DataFolders folders, Path runs, String command, Consumer<RunEvent> events) {
    Comparison.Result result = new Comparison(folders, runs, command, events).run(spec);
    return ReproductionCheck.of(before, SavedRun.at(result.folder()));
  }
}
