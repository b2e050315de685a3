package dev.tandem.engines.pytorch;

import dev.tandem.data.Dataset;
import dev.tandem.network.LossSpec;
import dev.tandem.tensor.Precision;
import org.bytedeco.pytorch.Tensor;

/** One of torch's loss functions over the targets of a dataset, reduced as the spec says. */
interface TorchLoss extends AutoCloseable {
  /**
   * The loss, a scalar.
   *
   * @param logits [rows, outputs]
   * @param rows of the dataset
   */
  Tensor of(Tensor logits, int[] rows);

  /** What torch divides the sum over these rows by where it takes their mean. */
  double weight(int[] rows);

  @Override
  default void close() {}

  /** To be called inside a native scope. */
  static TorchLoss of(LossSpec spec, Dataset data, int outputs, Precision precision) {
    return spec.accept(new TorchLosses(data, outputs, precision));
  }
}
