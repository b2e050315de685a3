package dev.tandem.engines.pytorch;

import dev.tandem.tensor.Precision;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * {@code torch::cross_entropy_loss}. Its mean divides by the sum of the rows' class weights, label
 * smoothing or not.
 */
final class CrossEntropy implements TorchLoss {
  private static final long NO_IGNORED_CLASS = -100; // torch's default, which is no class

  private final int[] labels;
  private final double[] weights;
  private final TensorOptional factors; // the weights as torch takes them
  private final long reduction;
  private final double smoothing;

  /**
   * @param labels of all rows
   * @param weights one a class, or none
   */
  CrossEntropy(
      int[] labels, double[] weights, Precision precision, long reduction, double smoothing) {
    this.labels = labels;
    this.weights = weights;
    this.factors = Native.keep(factors(weights, precision));
    this.reduction = reduction;
    this.smoothing = smoothing;
  }

  private static TensorOptional factors(double[] weights, Precision precision) {
    if (weights.length == 0) {
      return new TensorOptional();
    }
    dev.tandem.tensor.Tensor values = dev.tandem.tensor.Tensor.of(weights, weights.length);
    return new TensorOptional(Tensors.toNative(values, precision));
  }

  @Override
  public Tensor of(Tensor logits, int[] rows) {
    Tensor classes = Tensors.empty(ScalarType.Long, rows.length);
    classes.data_ptr_long().put(IntStream.of(rows).mapToLong(row -> labels[row]).toArray());
    return torch.cross_entropy_loss(
        logits, classes, factors, reduction, NO_IGNORED_CLASS, smoothing);
  }

  @Override
  public double weight(int[] rows) {
    return weights.length == 0
        ? rows.length
        : IntStream.of(rows).mapToDouble(row -> weights[labels[row]]).sum();
  }

  @Override
  public void close() {
    factors.close();
  }
}
