package dev.tandem.workbench.compare.attribution;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.datasets.SharedTestRows;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.library.Inference;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.compare.run.RunEvaluation;
import dev.tandem.workbench.compare.sweep.CombinationRuns;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.observed.PredictionFile;
import java.util.Map;
import java.util.Optional;

/**
 * Metrics of the test rows that all combinations share: from a run's own predictions where these
 * are its own test rows, or else from its saved model.
 */
record TestRowScores(Optional<SharedTestRows> shared) implements CombinationRuns.TestScores {
  /** Predicts for saved models of every engine; weights are the same everywhere. */
  private static final String PREDICTING = "scratch";

  @Override
  public Map<String, Double> of(ContenderRun trained, DataSplits own) {
    if (shared.isEmpty() || shared.get().areThoseOf(trained.experiment().data())) {
      Matrix logits = PredictionFile.read(trained.folder()).get("test");
      return RunEvaluation.metrics(trained, logits, own.test()).values();
    }
    Model model = ModelFile.read(trained.folder().resolve("model.safetensors"));
    Dataset rows = shared.get().of(model);
    return RunEvaluation.metrics(trained, logits(model, rows.features()), rows).values();
  }

  private static Matrix logits(Model model, Features features) {
    Engine engine = Engines.find(PREDICTING).orElseGet(() -> Engines.all().get(0));
    try (Inference inference = Inference.of(model, engine)) {
      return inference.outputs(features);
    }
  }
}
