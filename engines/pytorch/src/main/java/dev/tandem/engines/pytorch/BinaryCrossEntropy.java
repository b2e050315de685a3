package dev.tandem.engines.pytorch;

import dev.tandem.tensor.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * {@code torch::binary_cross_entropy_with_logits} of one logit a row. Its mean divides by the rows,
 * whatever positive ones weigh.
 */
final class BinaryCrossEntropy implements TorchLoss {
  private final int[] labels;
  private final NativeRows targets;
  private final TensorOptional positiveWeight;
  private final long reduction;

  /**
   * @param labels of all rows, 0 or 1
   * @param positiveWeight torch's pos_weight
   */
  BinaryCrossEntropy(int[] labels, double positiveWeight, Precision precision, long reduction) {
    this.labels = labels;
    this.targets = new NativeRows(precision, 1);
    this.positiveWeight = Native.keep(optional(positiveWeight, precision));
    this.reduction = reduction;
  }

  /** None where it would change nothing: torch then computes less. */
  private static TensorOptional optional(double weight, Precision precision) {
    dev.tandem.tensor.Tensor value = dev.tandem.tensor.Tensor.of(new double[] {weight}, 1);
    return weight == 1
        ? new TensorOptional()
        : new TensorOptional(Tensors.toNative(value, precision));
  }

  @Override
  public Tensor of(Tensor logits, int[] rows) {
    Tensor target = targets.fill(rows.length, i -> labels[rows[i]]);
    return torch.binary_cross_entropy_with_logits(
        logits, target, new TensorOptional(), positiveWeight, reduction);
  }

  @Override
  public double weight(int[] rows) {
    return rows.length;
  }

  @Override
  public void close() {
    targets.close();
    positiveWeight.close();
  }
}
