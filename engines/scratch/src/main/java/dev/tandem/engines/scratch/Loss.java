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

  static Loss of(LossSpec spec, Dataset training, int outputs, Kernel kernel) {
    return spec.accept(new FromSpec(training, outputs, kernel));
  }

  /** The loss of a spec, over the targets of a dataset. */
  record FromSpec(Dataset training, int outputs, Kernel kernel) implements LossSpec.Visitor<Loss> {
    @Override
    public Loss softmaxCrossEntropy(SoftmaxCrossEntropy spec) {
      Targets.Classes classes = training.classes();
      return new SoftmaxCrossEntropyLoss(kernel, spec, classes.labels(), classes.names().size());
    }

    @Override
    public Loss binaryCrossEntropy(BinaryCrossEntropy spec) {
      double positiveWeight = spec.positiveWeight().value().orElseThrow();
      return new BinaryCrossEntropyLoss(training.classes().labels(), positiveWeight);
    }

    @Override
    public Loss meanSquaredError(MeanSquaredError spec) {
      return ofErrors(new Penalty.Squared());
    }

    @Override
    public Loss meanAbsoluteError(MeanAbsoluteError spec) {
      return ofErrors(new Penalty.Absolute());
    }

    @Override
    public Loss huber(Huber spec) {
      return ofErrors(new Penalty.Huber(spec.delta()));
    }

    private Loss ofErrors(Penalty penalty) {
      Targets.Values numbers = training.targets().numbers(outputs);
      return new RegressionLoss(numbers, training.targets() instanceof Targets.Classes, penalty);
    }
  }
}
