package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import java.util.List;

/**
 * {@code w ← (1 - η·λ)·w}, then Adam without λ in the gradient (Loshchilov and Hutter 2019; rounded
 * where torch.optim.AdamW rounds).
 */
final class AdamWRule implements UpdateRule {
  private final Kernel kernel;
  private final double weightDecay;
  private final AdamRule adam;
  private float keep;

  AdamWRule(AdamW spec, Kernel kernel) {
    this.kernel = kernel;
    this.weightDecay = spec.weightDecay();
    this.adam =
        new AdamRule(
            new Adam(
                spec.learningRate(), spec.beta1(), spec.beta2(), spec.epsilon(), 0, spec.amsgrad()),
            kernel);
  }

  @Override
  public List<String> slots() {
    return adam.slots();
  }

  @Override
  public void begin(double learningRate, long t) {
    keep = (float) (1 - learningRate * weightDecay);
    adam.begin(learningRate, t);
  }

  @Override
  public void update(Parameter parameter, int from, int to, float[][] gradient) {
    for (int row = from; row < to; row++) {
      kernel.scale(parameter.value()[row], keep);
    }
    adam.update(parameter, from, to, gradient);
  }
}
