package dev.tandem.engines.scratch;

import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;

/** How wrong the outputs are for rows of the training data, and which way is better. */
interface Loss {
  /** What a row adds to the divisor of the mean. */
  double weight(int row);

  /**
   * The loss of one row; many threads at once.
   *
   * @param z the network's outputs for it, padded
   * @param row of the training data
   * @param factor that the gradient is multiplied by
   * @param dz gets the gradient by the outputs; its padding stays 0
   */
  double value(float[] z, int row, double factor, float[] dz);

  /** Whether there are classes to hit. */
  default boolean hasClasses() {
    return true;
  }

  /** Whether the outputs for a row answer its class. */
  boolean isHit(float[] z, int row);

  static Loss of(LossSpec spec, Dataset training) {
    return spec.accept(new FromSpec(training));
  }

  /** The loss of a spec, over the targets of a dataset. */
  record FromSpec(Dataset training) implements LossSpec.Visitor<Loss> {
    @Override
    public Loss softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
      Targets.Classes classes = training.classes();
      return new SoftmaxCrossEntropyLoss(spec, classes.labels(), classes.names().size());
    }

    @Override
    public Loss binaryCrossEntropy(BinaryCrossEntropy spec) {
      double positiveWeight = spec.positiveWeight().value().orElseThrow();
      return new BinaryCrossEntropyLoss(training.classes().labels(), positiveWeight);
    }

    @Override
    public Loss meanSquaredError(MeanSquaredError spec) {
      return new RegressionLoss(values(), new Penalty.Squared());
    }

    @Override
    public Loss meanAbsoluteError(MeanAbsoluteError spec) {
      return new RegressionLoss(values(), new Penalty.Absolute());
    }

    @Override
    public Loss huber(Huber spec) {
      return new RegressionLoss(values(), new Penalty.Huber(spec.delta()));
    }

    private Targets.Values values() {
      if (training.targets() instanceof Targets.Values values) {
        return values;
      }
      throw new IllegalStateException(
          "Dataset " + training.name() + ": expected values, got classes");
    }
  }
}
