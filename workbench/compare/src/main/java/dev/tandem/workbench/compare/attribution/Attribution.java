package dev.tandem.workbench.compare.attribution;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.sweep.CombinationRuns;
import dev.tandem.workbench.compare.sweep.CombinationRuns.Outcome;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The use case: trains the combinations between two contenders that are not there yet, and shares
 * their gap out among the settings in which they differ.
 */
public final class Attribution {
  private final AttributionPlan plan;
  private final Map<String, Map<String, Double>> known = new HashMap<>();

  public Attribution(AttributionPlan plan) {
    this.plan = plan;
  }

  /**
   * Takes the runs of a comparison that are combinations, so that they are not made again; a
   * contender whose data has changed since is left out.
   */
  public Attribution withRunsOf(ComparisonSpec spec, ComparisonFile file) {
    for (Contender contender : spec.contenders()) {
      boolean ownRows =
          plan.testRows().map(rows -> rows.areThoseOf(contender.experiment().data())).orElse(true);
      for (ContenderEntry entry : file.contenders()) {
        DatasetEntry data = entry.dataset() == null ? file.dataset() : entry.dataset();
        boolean sameData = plan.fingerprint(contender).equals(data.fingerprint());
        if (entry.id().equals(contender.id()) && ownRows && sameData) {
          entry.runs().forEach(run -> know(contender, run));
        }
      }
    }
    return this;
  }

  private void know(Contender contender, RunEntry run) {
    known.put(plan.key(contender, run.repeat() - 1), run.metrics().get("test").values());
  }

  /**
   * Makes what is missing and writes {@code attribution.json}. Stopped and started again in the
   * same folder, it goes on where it was.
   *
   * @param folder its own; runs that it holds already are not made again
   * @param jobs how many processes at once
   */
  public AttributionFile run(Path folder, int jobs, Consumer<RunEvent> events) {
    CombinationRuns runs = new CombinationRuns(plan.spec().name(), plan.metric(), plan.wanted());
    Map<String, Outcome> outcomes =
        runs.make(folder, known, new TestRowScores(plan.testRows()), jobs, events);
    AttributionFile file = new AttributionResults(plan, outcomes).file();
    RunFolder.at(folder).writeJson(folder.resolve("attribution.json"), file);
    return file;
  }
}
