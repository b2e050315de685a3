package dev.tandem.workbench.contender.child;

import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.ThresholdChoice;
import dev.tandem.workbench.observed.PredictionFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

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
    OptionalDouble chosen =
        ThresholdChoice.of(experiment, data.splits().validation(), features -> validation);
    Double threshold = chosen.isPresent() ? (Double) chosen.getAsDouble() : null;
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
}
