package dev.tandem.engines.pytorch;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.network.ActivationSpec;
import dev.tandem.tensor.Precision;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** One layer's forward half; the backward one is autograd's. */
interface TorchLayer extends AutoCloseable {
  /**
   * @param x [rows, inputs]
   * @param training the batch that is being learnt from; empty when the network is only used
   */
  Tensor forward(Tensor x, Optional<Batch> training);

  /** Makes the last training batch's statistics, if any, those to be used from now on. */
  default void keepStatistics() {}

  @Override
  default void close() {}

  /** {@code torch::linear}; the bias may be empty. */
  record Linear(Tensor weight, TensorOptional bias) implements TorchLayer {
    @Override
    public Tensor forward(Tensor x, Optional<Batch> training) {
      return torch.linear(x, weight, bias);
    }

    @Override
    public void close() {
      bias.close();
    }
  }

  /** {@code torch::layer_norm} over the values of a row. */
  record LayerNorm(int width, double epsilon, TensorOptional weight, TensorOptional bias)
      implements TorchLayer {
    private static final boolean CUDNN = false;

    @Override
    public Tensor forward(Tensor x, Optional<Batch> training) {
      return torch.layer_norm(x, new long[] {width}, weight, bias, epsilon, CUDNN);
    }

    @Override
    public void close() {
      weight.close();
      bias.close();
    }
  }

  /** One of torch's functions. */
  record Activation(UnaryOperator<Tensor> function) implements TorchLayer {
    static Activation of(ActivationSpec spec) {
      return new Activation(spec.accept(new TorchActivations()));
    }

    @Override
    public Tensor forward(Tensor x, Optional<Batch> training) {
      return function.apply(x);
    }
  }

  /**
   * Multiplies by the mask that core drew for the batch. {@code torch::dropout} would draw its own
   * from torch's generator, and no other engine could drop the same units.
   */
  final class Dropout implements TorchLayer {
    private final long seed;
    private final int index;
    private final double probability;
    private final int width;
    private final NativeRows mask;

    Dropout(long seed, int index, double probability, int width, Precision precision) {
      this.seed = seed;
      this.index = index;
      this.probability = probability;
      this.width = width;
      this.mask = new NativeRows(precision, width);
    }

    @Override
    public Tensor forward(Tensor x, Optional<Batch> training) {
      if (training.isEmpty()) {
        return x;
      }
      DropoutMask drawn = new DropoutMask(seed, training.get(), index, probability);
      int rows = Math.toIntExact(x.numel() / width);
      return x.mul(mask.fill(rows, drawn::factor));
    }

    @Override
    public void close() {
      mask.close();
    }
  }
}
