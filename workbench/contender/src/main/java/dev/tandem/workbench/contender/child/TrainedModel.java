package dev.tandem.workbench.contender.child;

import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.SessionState;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.training.ThresholdChoice;
import dev.tandem.workbench.observed.PredictionFile;
import java.nio.file.Path;
import java.util.Optional;

/** The model that a run leaves. */
final class TrainedModel {
  private TrainedModel() {}

  /**
   * Writes it.
   *
   * @param validation the validation rows' logits; null if there are none, or if none are needed
   * @return the threshold of the positive of two classes; null for others
   */
  static Double write(
      Path folder,
      ExperimentSpec experiment,
      PreparedData data,
      SessionState state,
      Matrix validation) {
    Double threshold = threshold(experiment, validation, data.splits().validation());
    ModelFile.write(
        folder.resolve("model.safetensors"),
        new Model(
            experiment.network(),
            experiment.loss(),
            state.parameters(),
            state.buffers(),
            data.preprocessing(),
            data.facts().classes(),
            PredictionFile.threshold(threshold),
            experiment.data(),
            Optional.of(data.facts().fingerprint())));
    return threshold;
  }

  /** Test rows have no part in it. */
  private static Double threshold(ExperimentSpec experiment, Matrix logits, Dataset validation) {
    if (!(validation.targets() instanceof Targets.Classes classes) || classes.names().size() != 2) {
      return null;
    }
    Predictions predictions =
        Criterion.predictions(
            experiment.loss(), logits == null ? Matrix.zeros(0, 2) : logits, classes);
    return ThresholdChoice.of(experiment.threshold(), predictions);
  }
}
