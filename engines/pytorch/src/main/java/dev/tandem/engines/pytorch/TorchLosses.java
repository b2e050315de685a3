package dev.tandem.engines.pytorch;

import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Torch's function for each loss. */
record TorchLosses(Dataset data, int outputs, Precision precision)
    implements LossSpec.Visitor<TorchLoss> {
  private static final String FITTED = "a weight fitted to the training rows";

  @Override
  public TorchLoss softmaxCrossEntropy(LossSpec.SoftmaxCrossEntropy spec) {
    int[] labels = data.classes().labels();
    return new CrossEntropy(
        labels, weights(spec.classWeights()), precision, reduction(spec), spec.labelSmoothing());
  }

  /** One a class; none if all rows count the same. */
  private static double[] weights(ClassWeights spec) {
    if (spec instanceof ClassWeights.Balanced) {
      throw new SpecException("loss.classWeights", FITTED, "balanced");
    }
    return spec instanceof ClassWeights.Given given
        ? given.weights().stream().mapToDouble(Double::doubleValue).toArray()
        : new double[0];
  }

  @Override
  public TorchLoss binaryCrossEntropy(LossSpec.BinaryCrossEntropy spec) {
    double positiveWeight =
        spec.positiveWeight()
            .value()
            .orElseThrow(() -> new SpecException("loss.positiveWeight", FITTED, "balanced"));
    int[] labels = data.classes().labels();
    return new BinaryCrossEntropy(labels, positiveWeight, precision, reduction(spec));
  }

  @Override
  public TorchLoss meanSquaredError(LossSpec.MeanSquaredError spec) {
    return ofValues(spec, torch::mse_loss);
  }

  @Override
  public TorchLoss meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
    return ofValues(spec, torch::l1_loss);
  }

  @Override
  public TorchLoss huber(LossSpec.Huber spec) {
    return ofValues(spec, (y, target, reduce) -> torch.huber_loss(y, target, reduce, spec.delta()));
  }

  private TorchLoss ofValues(LossSpec spec, ValueLoss.Function function) {
    Targets.Values values = data.targets().numbers(outputs);
    NativeRows targets = new NativeRows(precision, values.width());
    return new ValueLoss(function, values, targets, reduction(spec));
  }

  private static long reduction(LossSpec spec) {
    return spec.reduction() == Reduction.MEAN
        ? torch.Reduction.Mean.value
        : torch.Reduction.Sum.value;
  }

  /** {@code mse_loss}, {@code l1_loss} or {@code huber_loss}; the mean is over rows and outputs. */
  record ValueLoss(Function function, Targets.Values values, NativeRows targets, long reduction)
      implements TorchLoss {
    /** Of outputs and targets [rows, width]. */
    interface Function {
      Tensor apply(Tensor outputs, Tensor targets, long reduction);
    }

    @Override
    public Tensor of(Tensor outputs, int[] rows) {
      int width = values.width();
      Tensor target =
          targets.fill(rows.length, i -> values.values()[rows[i / width] * width + i % width]);
      return function.apply(outputs, target, reduction);
    }

    @Override
    public double weight(int[] rows) {
      return (double) rows.length * values.width();
    }

    @Override
    public void close() {
      targets.close();
    }
  }
}
