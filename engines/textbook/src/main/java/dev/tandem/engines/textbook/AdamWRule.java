package dev.tandem.engines.textbook;

import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter 2019, algorithm 2): weights decay by themselves, {@code w ← w -
 * η·λ·w}, then follow Adam, whose gradient knows nothing of it (torch.optim.AdamW).
 */
record AdamWRule(AdamW spec, AdamRule adam) implements UpdateRule {
  AdamWRule(AdamW spec) {
    this(
        spec,
        new AdamRule(
            new Adam(
                spec.learningRate(),
                spec.beta1(),
                spec.beta2(),
                spec.epsilon(),
                0,
                spec.amsgrad())));
  }

  @Override
  public List<String> slots() {
    return adam.slots();
  }

  @Override
  public void update(Parameter parameter, Memory memory, double learningRate, long t) {
    double[] w = parameter.value().values();
    for (int i = 0; i < w.length; i++) {
      w[i] -= learningRate * spec.weightDecay() * w[i];
    }
    adam.update(parameter, memory, learningRate, t);
  }
}
