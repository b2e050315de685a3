package dev.tandem.engines.pytorch;

import dev.tandem.network.LossSpec;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.Reduction;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Torch's loss functions, reduced as the spec says. */
interface TorchLoss extends AutoCloseable {
  /** The loss, a scalar, of logits [rows, outputs] by the class of each row. */
  Tensor of(Tensor logits, int[] labels);

  @Override
  default void close() {}

  static TorchLoss of(LossSpec spec, Precision precision) {
    Reduction reduction =
        spec.reduction() == LossSpec.Reduction.MEAN ? Reduction.Mean : Reduction.Sum;
    return spec.accept(
        new LossSpec.Visitor<>() {
          @Override
          public TorchLoss softmaxCrossEntropy(LossSpec.SoftmaxCrossEntropy ignored) {
            return new CrossEntropy(reduction);
          }

          @Override
          public TorchLoss binaryCrossEntropy(LossSpec.BinaryCrossEntropy ignored) {
            return new BinaryCrossEntropy(reduction, new NativeRows(precision, 1));
          }

          @Override
          public TorchLoss meanSquaredError(LossSpec.MeanSquaredError spec) {
            throw SpecException.unsupported("pytorch", "loss", spec.name());
          }

          @Override
          public TorchLoss meanAbsoluteError(LossSpec.MeanAbsoluteError spec) {
            throw SpecException.unsupported("pytorch", "loss", spec.name());
          }

          @Override
          public TorchLoss huber(LossSpec.Huber spec) {
            throw SpecException.unsupported("pytorch", "loss", spec.name());
          }
        });
  }

  /** {@code torch::cross_entropy_loss}. */
  record CrossEntropy(Reduction reduction) implements TorchLoss {
    private static final long NO_IGNORED_CLASS = -100; // torch's default, which is no class
    private static final double NO_SMOOTHING = 0;

    @Override
    public Tensor of(Tensor logits, int[] labels) {
      Tensor classes = Tensors.empty(ScalarType.Long, labels.length);
      classes.data_ptr_long().put(Arrays.stream(labels).asLongStream().toArray());
      TensorOptional weights = new TensorOptional();
      return torch.cross_entropy_loss(
          logits, classes, weights, reduction.value, NO_IGNORED_CLASS, NO_SMOOTHING);
    }
  }

  /** {@code torch::binary_cross_entropy_with_logits} of one logit a row. */
  record BinaryCrossEntropy(Reduction reduction, NativeRows targets) implements TorchLoss {
    @Override
    public Tensor of(Tensor logits, int[] labels) {
      Tensor target = targets.fill(labels.length, row -> labels[row]);
      TensorOptional none = new TensorOptional();
      return torch.binary_cross_entropy_with_logits(logits, target, none, none, reduction.value);
    }

    @Override
    public void close() {
      targets.close();
    }
  }
}
