package dev.tandem.engines.pytorch;

import dev.tandem.network.RegularizationSpec;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * What is done to autograd's gradients before the optimizer gets them: first one, then the other.
 */
record TorchRegularization(RegularizationSpec spec) {
  /** Adds the L1 penalty's share, {@code l1·sign(w)}, to every gradient. */
  void penalize(TorchNetwork network) {
    if (spec.l1() == 0) {
      return;
    }
    for (String name : network.names()) {
      Tensor parameter = network.parameter(name);
      parameter.grad().add_(parameter.detach().sign(), new Scalar(spec.l1()));
    }
  }

  /** {@code torch::nn::utils::clip_grad_norm_} or {@code clip_grad_value_}. */
  void clip(TorchNetwork network) {
    spec.clipNorm().ifPresent(norm -> torch.clip_grad_norm_(network.vector(), norm));
    spec.clipValue().ifPresent(value -> torch.clip_grad_value_(network.vector(), value));
  }
}
