package dev.tandem.engines.pytorch;

import dev.tandem.engine.Batch;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.SpecException;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/**
 * {@code torch::batch_norm}. The running statistics that a batch leads to are computed aside, and
 * kept only once its update is made: a batch that is merely traced, or whose loss is no number,
 * changes nothing.
 */
final class TorchBatchNorm implements TorchLayer {
  private static final boolean CUDNN = false;
  private static final String ENOUGH =
      "at least 2 rows, which batch normalization needs in each batch";

  private final LayerSpec.BatchNorm spec;
  private final TensorOptional weight;
  private final TensorOptional bias;
  private final Running running;
  private final Tensor nextMean;
  private final Tensor nextVariance;

  /** A layer's buffers, which belong to its network: mean and variance [width], batches [1]. */
  record Running(Tensor mean, Tensor variance, Tensor batches) {}

  TorchBatchNorm(LayerSpec.BatchNorm spec, Tensor weight, Tensor bias, Running running) {
    this.spec = spec;
    this.weight = Native.keep(new TensorOptional(weight));
    this.bias = Native.keep(new TensorOptional(bias));
    this.running = running;
    this.nextMean = Native.keep(torch.zeros_like(running.mean()));
    this.nextVariance = Native.keep(torch.zeros_like(running.variance()));
  }

  @Override
  public Tensor forward(Tensor x, Optional<Batch> training) {
    if (training.isEmpty()) {
      return normalized(x, running.mean(), running.variance(), false);
    }
    if (x.size(0) < 2) { // at::batch_norm itself would divide by 0 rows less 1
      throw new SpecException("training.batchSize", ENOUGH, x.size(0));
    }
    nextMean.copy_(running.mean());
    nextVariance.copy_(running.variance());
    return normalized(x, nextMean, nextVariance, true);
  }

  private Tensor normalized(Tensor x, Tensor mean, Tensor variance, boolean training) {
    return torch.batch_norm(
        x,
        weight,
        bias,
        new TensorOptional(mean),
        new TensorOptional(variance),
        training,
        spec.momentum(),
        spec.epsilon(),
        CUDNN);
  }

  @Override
  public void keepStatistics() {
    running.mean().copy_(nextMean);
    running.variance().copy_(nextVariance);
    running.batches().add_(new Scalar(1.0));
  }

  @Override
  public void close() {
    List.of(weight, bias).forEach(TensorOptional::close);
    List.of(nextMean, nextVariance).forEach(Tensor::close);
  }
}
