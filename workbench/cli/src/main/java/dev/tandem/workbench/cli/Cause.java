package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataFolders;
import dev.tandem.workbench.compare.attribution.Attribution;
import dev.tandem.workbench.compare.attribution.AttributionPlan;
import dev.tandem.workbench.compare.attribution.AttributionSpec;
import dev.tandem.workbench.compare.experiment.AttributeWish;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.ComparisonFile;

/**
 * The attribution that a comparison ends in. What cannot be attributed is refused before anything
 * is trained; the comparison's own runs are combinations, and not made again.
 */
final class Cause {
  private final ComparisonSpec spec;
  private final AttributionPlan plan;
  private final ShownProgress progress;

  Cause(ComparisonSpec spec, AttributeWish wish, DataFolders folders, ShownProgress progress) {
    this.spec = spec;
    this.plan = AttributionPlan.of(AttributionSpec.of(spec, wish), folders, event -> {});
    this.progress = progress;
  }

  /** Returns the result with its cause, which is in the run folder then. */
  Comparison.Result of(Comparison.Result compared) {
    ComparisonFile file = compared.file();
    if (!file.allFinished()) {
      return compared;
    }
    try {
      AttributionFile found =
          new Attribution(plan)
              .withRunsOf(spec, file)
              .run(
                  compared.folder().resolve("attribution"),
                  AttributeCommand.jobs(plan, null),
                  progress);
      ComparisonFile whole = file.with(found);
      RunFolder.at(compared.folder())
          .writeJson(compared.folder().resolve(RunPlace.COMPARISON), whole);
      return new Comparison.Result(compared.folder(), whole);
    } finally {
      progress.clear();
    }
  }
}
