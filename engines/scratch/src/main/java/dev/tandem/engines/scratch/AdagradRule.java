package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Adagrad;
import java.util.List;

/**
 * {@code g ← g + λ·w; s ← s + g²; w ← w - η/(1 + (t-1)·rateDecay)·g / (√s + ε)}, s from the initial
 * accumulator on. Rounded where torch.optim.Adagrad rounds.
 */
final class AdagradRule implements UpdateRule {
  private final Kernel kernel;
  private final Adagrad spec;
  private final float decay;
  private final float epsilon;
  private float rate;

  AdagradRule(Adagrad spec, Kernel kernel) {
    this.kernel = kernel;
    this.spec = spec;
    this.decay = (float) spec.weightDecay();
    this.epsilon = (float) spec.epsilon();
  }

  @Override
  public List<String> slots() {
    return List.of("sum");
  }

  @Override
  public float start() {
    return (float) spec.initialAccumulator();
  }

  @Override
  public void begin(double learningRate, long t) {
    rate = (float) (learningRate / (1 + (t - 1) * spec.rateDecay()));
  }

  @Override
  public void update(Parameter parameter, int from, int to, float[][] gradient) {
    for (int row = from; row < to; row++) {
      float[] w = parameter.value()[row];
      float[] g = gradient[row];
      float[] s = parameter.slot(0)[row];
      if (decay != 0) {
        kernel.add(g, decay, w);
      }
      kernel.averageSquares(s, 1, 1, g);
      kernel.descend(w, rate, g, s, 1, epsilon);
    }
  }
}
