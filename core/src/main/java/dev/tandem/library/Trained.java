package dev.tandem.library;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.NumberMetrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.training.TrainingEvent.EpochFinished;
import java.nio.file.Path;
import java.util.List;

/**
 * What came of a {@link Training}.
 *
 * @param experiment with all defaults, its network fitted
 * @param history one entry an epoch: loss and accuracy on training, validation and test rows, with
 *     NaN where there are none; losses in nats (or the loss's own unit for numbers), time in
 *     seconds
 * @param model weights, preprocessing and everything else that predicting takes
 * @param data the rows that it was trained and tested on
 * @param outputs of the trained network for the test rows, [rows, outputs]: logits, or numbers as
 *     training scales them
 * @param engine that trained
 * @param execution its threads and precision
 */
public record Trained(
    ExperimentSpec experiment,
    List<EpochFinished> history,
    Model model,
    DataSplits data,
    Matrix outputs,
    Engine engine,
    Execution execution) {
  public Trained {
    history = List.copyOf(history);
  }

  /**
   * What is predicted for the test rows, beside what is right.
   *
   * @throws IllegalStateException if targets are numbers
   */
  public Predictions predictions() {
    return Criterion.predictions(experiment.loss(), outputs, data.test().classes());
  }

  /**
   * All metrics on the test rows; of two classes, the positive one is predicted from the model's
   * threshold on.
   *
   * @throws IllegalStateException if targets are numbers; {@link #numberMetrics} has theirs
   */
  public Metrics metrics() {
    Predictions predictions = predictions();
    return predictions.classes() == 2
        ? Metrics.of(predictions, model.threshold())
        : Metrics.of(predictions);
  }

  /**
   * All metrics on the test rows, in the unit of the data.
   *
   * @throws IllegalStateException if targets are classes; {@link #metrics} has theirs
   */
  public NumberMetrics numberMetrics() {
    Targets.Values actual = data.test().values();
    return NumberMetrics.of(Criterion.estimates(outputs, actual));
  }

  /** The model on the engine that trained it. Whoever asks for it closes it. */
  public Inference inference() {
    return new Inference(model, engine.predictor(model, execution));
  }

  /**
   * What the network answers for one row: see {@link Inference#predict}. For many rows, {@link
   * #inference} is faster.
   */
  public double[] predict(float... row) {
    try (Inference inference = inference()) {
      return inference.predict(row);
    }
  }

  /**
   * Writes the model to a safetensors file, which {@link Inference#read}, the command line and
   * PyTorch read.
   *
   * @throws dev.tandem.model.SafetensorsException if the file cannot be written
   */
  public void save(Path file) {
    ModelFile.write(file, model);
  }
}
