package dev.tandem.engines.pytorch;

import dev.tandem.network.ActivationSpec;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Torch's function for each activation; constants are made anew in the scope of each call. */
final class TorchActivations implements ActivationSpec.Visitor<UnaryOperator<Tensor>> {
  private static final String EXACT = "none"; // what torch calls the two forms of gelu
  private static final String TANH = "tanh";

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
    return x -> torch.leaky_relu(x, new Scalar(spec.slope()));
  }

  @Override
  public UnaryOperator<Tensor> elu(ActivationSpec.Elu spec) {
    return x -> torch.elu(x, new Scalar(spec.alpha()), new Scalar(1.0), new Scalar(1.0));
  }

  @Override
  public UnaryOperator<Tensor> selu(ActivationSpec.Selu spec) {
    return torch::selu;
  }

  @Override
  public UnaryOperator<Tensor> gelu(ActivationSpec.Gelu spec) {
    String form = spec.form() == ActivationSpec.Gelu.Form.EXACT ? EXACT : TANH;
    return x -> torch.gelu(x, form);
  }

  @Override
  public UnaryOperator<Tensor> silu(ActivationSpec.Silu spec) {
    return torch::silu;
  }

  @Override
  public UnaryOperator<Tensor> softplus(ActivationSpec.Softplus spec) {
    return x ->
        torch.softplus(x, new Scalar(spec.beta()), new Scalar(ActivationSpec.Softplus.THRESHOLD));
  }
}
