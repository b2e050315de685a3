package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.network.DataSpec;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.judgement.reproduction.ReproductionCheck;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
   * @throws RunException if it has not come to its end, or a file is missing
   */
  public static Reproduction of(SavedRun run) {
    run.results();
    return new Reproduction(run, SavedExperiment.read(run.path()));
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
    List<String> changes = new ArrayList<>();
    check("data", file.dataset(), spec.experiment().data(), folders, changes);
    for (Contender contender : spec.contenders()) {
      ContenderEntry entry =
          file.contenders().stream()
              .filter(c -> c.id().equals(contender.id()))
              .findFirst()
              .orElseThrow(
                  () ->
                      new RunException(
                          before.path() + ": expected contender " + contender.id() + ", got none"));
      if (entry.dataset() != null) {
        DataSpec own = contender.experiment().data();
        check("data of " + contender.id(), entry.dataset(), own, folders, changes);
      }
    }
    return changes;
  }

  private static void check(
      String what,
      ComparisonFile.DatasetEntry then,
      DataSpec spec,
      DataFolders folders,
      List<String> changes) {
    DataFacts now = DatasetCatalog.prepare(spec, folders).facts();
    if (!now.fingerprint().equals(then.fingerprint())) {
      changes.add(
          what
              + ": expected "
              + then.name()
              + " with the fingerprint "
              + then.fingerprint()
              + " and "
              + rows(then.rows().train(), then.rows().validation(), then.rows().test())
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
      DataFolders folders, Path runs, String command, ComparisonListener listener) {
    Comparison.Result result = new Comparison(folders, runs, command, listener).run(spec);
    return ReproductionCheck.of(before, SavedRun.read(result.folder()));
  }
}
