package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Sgd;
import java.util.List;

/**
 * {@code g ← g + λ·w; v ← μ·v + (1-d)·g; w ← w - η·v}, or with Nesterov's momentum {@code w ← w -
 * η·(g + μ·v)}; d is the dampening, and v starts as the first g, undampened. Rounded where
 * torch.optim.SGD rounds.
 */
final class MomentumRule implements UpdateRule {
  private final Kernel kernel;
  private final float momentum;
  private final float take;
  private final float decay;
  private final boolean nesterov;
  private float rate;

  MomentumRule(Sgd spec, Kernel kernel) {
    this.kernel = kernel;
    this.momentum = (float) spec.momentum();
    this.take = (float) (1 - spec.dampening());
    this.decay = (float) spec.weightDecay();
    this.nesterov = spec.nesterov();
  }

  @Override
  public List<String> slots() {
    return List.of("momentum_buffer");
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) learningRate;
  }

  @Override
  public void update(Parameter parameter, int from, int to, float[][] gradient) {
    float share = parameter.remembers() ? take : 1;
    for (int row = from; row < to; row++) {
      float[] w = parameter.value()[row];
      float[] g = gradient[row];
      float[] v = parameter.slot(0)[row];
      if (decay != 0) {
        kernel.add(g, decay, w);
      }
      if (nesterov) { // never dampened
        kernel.average(v, momentum, 1, g);
        kernel.add(g, momentum, v);
        kernel.add(w, -rate, g);
      } else {
        kernel.descendByMomentum(w, g, v, momentum, share, rate);
      }
    }
  }
}
