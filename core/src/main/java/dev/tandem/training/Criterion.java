package dev.tandem.training;

import dev.tandem.data.Targets;
import dev.tandem.evaluation.Estimates;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** An experiment's own loss, to report it on rows that no session trains on. */
public final class Criterion {
  private Criterion() {}

  /**
   * The mean over rows and outputs, however training reduces; NaN without rows. Of targets that are
   * standardized for training, it is that of the standardized ones.
   *
   * @throws IllegalArgumentException if the loss is one of logits
   */
  public static double mean(LossSpec loss, Estimates estimates) {
    DoubleUnaryOperator ofError = loss.accept(new OfError());
    double[] predicted = estimates.predicted().values();
    double[] actual = estimates.actual().values();
    double sum = 0;
    for (int i = 0; i < actual.length; i++) {
      sum += ofError.applyAsDouble((predicted[i] - actual[i]) / estimates.scale());
    }
    return sum / actual.length;
  }

  /**
   * What outputs predict beside the actual numbers, both in the unit of the data.
   *
   * @param outputs [rows, outputs], as the network gives them
   */
  public static Estimates estimates(Matrix outputs, Targets.Values actual) {
    double deviation = actual.scale().deviation();
    Matrix predicted = actual.inUnit(outputs);
    return new Estimates(predicted, Estimates.of(predicted, actual.values()).actual(), deviation);
  }

  /**
   * What outputs predict beside the actual classes; the loss says whether they are logits or
   * values.
   *
   * @param outputs [rows, outputs]
   */
  public static Predictions predictions(LossSpec loss, Matrix outputs, Targets.Classes actual) {
    return new Predictions(outputs, actual.labels(), actual.names().size(), lossOfError(loss));
  }

  /**
   * What the mean of a batch's loss is multiplied by for the sum: the weights of its rows' classes,
   * their number or, of values, that of all values.
   *
   * @param outputs how many values a row has
   */
  public static double weight(LossSpec loss, Targets targets, int outputs) {
    if (loss instanceof SoftmaxCrossEntropy softmax
        && softmax.classWeights() instanceof ClassWeights.Given given
        && targets instanceof Targets.Classes classes) {
      double sum = 0;
      for (int label : classes.labels()) {
        sum += given.weights().get(label);
      }
      return sum;
    }
    return (double) targets.rows() * (loss.ofLogits() ? 1 : outputs);
  }

  /** Empty of a loss of logits. */
  public static Optional<DoubleUnaryOperator> lossOfError(LossSpec loss) {
    return loss.ofLogits() ? Optional.empty() : Optional.of(loss.accept(new OfError()));
  }

  /** The loss of one value as a function of its error z - y. */
  private static final class OfError implements LossSpec.Visitor<DoubleUnaryOperator> {
    @Override
    public DoubleUnaryOperator softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
      throw refused(spec);
    }

    @Override
    public DoubleUnaryOperator binaryCrossEntropy(BinaryCrossEntropy spec) {
      throw refused(spec);
    }

    @Override
    public DoubleUnaryOperator meanSquaredError(MeanSquaredError spec) {
      return error -> error * error;
    }

    @Override
    public DoubleUnaryOperator meanAbsoluteError(MeanAbsoluteError spec) {
      return Math::abs;
    }

    @Override
    public DoubleUnaryOperator huber(Huber spec) {
      double delta = spec.delta();
      return error ->
          Math.abs(error) <= delta ? error * error / 2 : delta * (Math.abs(error) - delta / 2);
    }

    private static IllegalArgumentException refused(LossSpec loss) {
      return new IllegalArgumentException("loss: expected one of numbers, got " + loss.name());
    }
  }
}
