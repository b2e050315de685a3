package dev.tandem.engines.pytorch;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.SpecException;
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

  @Override
  default void close() {}

  /** {@code torch::linear}. */
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

  /** One of torch's functions. */
  record Activation(UnaryOperator<Tensor> function) implements TorchLayer {
    static Activation of(ActivationSpec spec) {
      return new Activation(spec.accept(new Functions()));
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

  /** Torch's function for each activation. */
  final class Functions implements ActivationSpec.Visitor<UnaryOperator<Tensor>> {
    @Override
    public UnaryOperator<Tensor> identity(ActivationSpec.Identity spec) {
      return x -> x;
    }

    @Override
    public UnaryOperator<Tensor> relu(ActivationSpec.Relu spec) {
      return torch::relu;
    }

    @Override
    public UnaryOperator<Tensor> tanh(ActivationSpec.Tanh spec) {
      return torch::tanh;
    }

    @Override
    public UnaryOperator<Tensor> sigmoid(ActivationSpec.Sigmoid spec) {
      return torch::sigmoid;
    }

    @Override
    public UnaryOperator<Tensor> leakyRelu(ActivationSpec.LeakyRelu spec) {
      throw SpecException.unsupported("pytorch", "activation", spec.name());
    }

    @Override
    public UnaryOperator<Tensor> elu(ActivationSpec.Elu spec) {
      throw SpecException.unsupported("pytorch", "activation", spec.name());
    }

    @Override
    public UnaryOperator<Tensor> selu(ActivationSpec.Selu spec) {
      throw SpecException.unsupported("pytorch", "activation", spec.name());
    }

    @Override
    public UnaryOperator<Tensor> gelu(ActivationSpec.Gelu spec) {
      throw SpecException.unsupported("pytorch", "activation", spec.name());
    }

    @Override
    public UnaryOperator<Tensor> silu(ActivationSpec.Silu spec) {
      throw SpecException.unsupported("pytorch", "activation", spec.name());
    }

    @Override
    public UnaryOperator<Tensor> softplus(ActivationSpec.Softplus spec) {
      throw SpecException.unsupported("pytorch", "activation", spec.name());
    }
  }
}
