package dev.tandem.library;

import dev.tandem.data.Dataset;
import dev.tandem.data.Features;
import dev.tandem.data.Targets;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Predictor;
import dev.tandem.evaluation.Predictions;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.Task;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import dev.tandem.training.Criterion;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * A model in use. Rows are features as the network gets them, already preprocessed. Safe for many
 * threads at once.
 */
public final class Inference implements AutoCloseable {
  private static final int ROWS_AT_ONCE = 1024;

  private final Model model;
  private final Predictor predictor;

  /** Closes the predictor, which is of that model. */
  Inference(Model model, Predictor predictor) {
    this.model = model;
    this.predictor = predictor;
  }

  /** A model on one thread of an engine, in the engine's usual precision. */
  public static Inference of(Model model, Engine engine) {
    Execution execution = new Execution(1, engine.precisions().get(0));
    return new Inference(model, engine.predictor(model, execution));
  }

  /**
   * A saved model on one thread of an engine, such as {@code "scratch"}.
   *
   * @throws dev.tandem.model.SafetensorsException if the file is no model of Tandem's
   * @throws dev.tandem.network.SpecException if the engine is not there or cannot work here
   */
  public static Inference read(Path file, String engine) {
    return of(ModelFile.read(file), Engines.ready(engine));
  }

  public Model model() {
    return model;
  }

  /**
   * What the network answers for one row: the probability of each class, in the order of the
   * model's class names; of numbers, the number in the unit of the data.
   *
   * @throws ShapeException if the row has another width
   */
  public double[] predict(float... row) {
    Features one = one(row);
    if (model.data().task() == Task.REGRESSION) {
      return numbers(one).row(0);
    }
    Predictions predictions = predictions(one);
    return IntStream.range(0, predictions.classes())
        .mapToDouble(c -> predictions.probability(0, c))
        .toArray();
  }

  /**
   * The name of the class that is predicted for one row: of two classes, the positive one from the
   * model's threshold on.
   *
   * @throws ShapeException if the row has another width
   */
  public String predictClass(float... row) {
    return model.classNames().get(predictions(one(row)).predicted(0, model.threshold()));
  }

  private Features one(float... row) {
    if (row.length != predictor.inputs()) {
      throw new ShapeException(
          "Inference", "a row of " + predictor.inputs() + " features", row.length + "");
    }
    return Features.of(row, row.length);
  }

  /** The outputs of all rows [rows, outputs]: logits; or numbers, scaled as in training. */
  public Matrix outputs(Features features) {
    int outputs = predictor.outputs();
    Matrix all = Matrix.zeros(features.rows(), outputs);
    float[] rows = new float[ROWS_AT_ONCE * predictor.inputs()];
    float[] some = new float[ROWS_AT_ONCE * outputs];
    for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, features.rows());
      features.gather(IntStream.range(from, to).toArray(), rows);
      predictor.predict(rows, to - from, some);
      for (int i = 0; i < (to - from) * outputs; i++) {
        all.values()[from * outputs + i] = some[i];
      }
    }
    return all;
  }

  /** The numbers for all rows [rows, outputs], in the unit of the data. */
  public Matrix numbers(Features features) {
    return model.preprocessing().targetScale().inUnit(outputs(features));
  }

  /** The predictions for all rows, beside labels that nobody knows and that are set to 0. */
  public Predictions predictions(Features features) {
    return predictions(features, new Targets.Classes(new int[features.rows()], model.classNames()));
  }

  /** The predictions for all rows, beside their classes. */
  public Predictions predictions(Dataset rows) {
    return predictions(rows.features(), rows.classes());
  }

  private Predictions predictions(Features features, Targets.Classes actual) {
    return Criterion.predictions(model.loss(), outputs(features), actual);
  }

  /** Gives the engine's memory back. */
  @Override
  public void close() {
    predictor.close();
  }
}
