package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/** {@code w ← w - η·(g + λ·w)}, rounded where torch.optim.SGD rounds. */
final class SgdRule implements UpdateRule {
  private final Kernel kernel;
  private final float decay;
  private float rate;

  SgdRule(Sgd spec, Kernel kernel) {
    this.kernel = kernel;
    this.decay = (float) spec.weightDecay();
  }

  @Override
  public List<String> slots() {
    return List.of();
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) learningRate;
  }

  @Override
  public void update(Parameter parameter, int from, int to, float[][] gradient) {
    for (int row = from; row < to; row++) {
      float[] w = parameter.value()[row];
      float[] g = gradient[row];
      if (decay != 0) {
        kernel.add(g, decay, w);
      }
      kernel.add(w, -rate, g);
    }
  }
}
