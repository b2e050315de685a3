package dev.tandem.workbench.compare.run;

import dev.tandem.model.ModelFile;
import dev.tandem.tensor.Parameters;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the contenders of a repeat have parted: rounding alone can do it, and the output shows
 * how much it did.
 */
final class Parity {
  private Parity() {}

  /**
   * An entry for every pair of finished runs of one repeat whose networks have the same parameters.
   */
  static List<ParityEntry> of(List<ContenderRun> runs) {
    List<ParityEntry> entries = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      for (ContenderRun other : runs.subList(i + 1, runs.size())) {
        ContenderRun run = runs.get(i);
        if (finished(run) && finished(other) && run.repeat() == other.repeat()) {
          compare(run, other, entries);
        }
      }
    }
    return entries;
  }

  private static boolean finished(ContenderRun run) {
    return run.status() == ContenderRun.Status.FINISHED;
  }

  private static void compare(ContenderRun a, ContenderRun b, List<ParityEntry> entries) {
    if (!a.experiment().network().equals(b.experiment().network())) {
      return;
    }
    entries.add(
        new ParityEntry(
            a.planned().id(),
            b.planned().id(),
            a.repeat(),
            weights(a).maxDifference(weights(b)),
            maxLossDifference(a.epochs(), b.epochs())));
  }

  private static Parameters weights(ContenderRun run) {
    return ModelFile.read(run.folder().resolve("model.safetensors")).parameters();
  }

  private static double maxLossDifference(List<Observation.Epoch> a, List<Observation.Epoch> b) {
    double max = 0;
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      max = Math.max(max, Math.abs(a.get(i).train().loss() - b.get(i).train().loss()));
    }
    return max;
  }
}
