package dev.tandem.engines.scratch;

import dev.tandem.network.OptimizerSpec.Adam;
import java.util.List;

/**
 * {@code g ← g + λ·w; m ← β₁·m + (1-β₁)·g; v ← β₂·v + (1-β₂)·g²; w ← w - η/(1-β₁ᵗ)·m / (√v/√(1-β₂ᵗ)
 * + ε)}, with AMSGrad the root of the largest v so far. Rounded where torch.optim.Adam rounds.
 */
final class AdamRule implements UpdateRule {
  private final Kernel kernel;
  private final Adam spec;
  private final float decay;
  private final float keepM;
  private final float takeM;
  private final float keepV;
  private final float takeV;
  private final float epsilon;
  private float stepSize;
  private float rootScale;

  AdamRule(Adam spec, Kernel kernel) {
    this.kernel = kernel;
    this.spec = spec;
    this.decay = (float) spec.weightDecay();
    this.keepM = (float) spec.beta1();
    this.takeM = (float) (1 - spec.beta1());
    this.keepV = (float) spec.beta2();
    this.takeV = (float) (1 - spec.beta2());
    this.epsilon = (float) spec.epsilon();
  }

  @Override
  public List<String> slots() {
    return spec.amsgrad()
        ? List.of("exp_avg", "exp_avg_sq", "max_exp_avg_sq")
        : List.of("exp_avg", "exp_avg_sq");
  }

  @Override
  public void begin(double learningRate, long t) {
    stepSize = (float) (learningRate / (1 - power(spec.beta1(), t)));
    rootScale = (float) (1 / Math.sqrt(1 - power(spec.beta2(), t)));
  }

  @Override
  public void update(Parameter parameter, int from, int to, float[][] gradient) {
    for (int row = from; row < to; row++) {
      float[] w = parameter.value()[row];
      float[] g = gradient[row];
      float[] m = parameter.slot(0)[row];
      float[] v = parameter.slot(1)[row];
      if (decay != 0) {
        kernel.add(g, decay, w);
      }
      if (spec.amsgrad()) {
        float[] largest = parameter.slot(2)[row];
        kernel.average(m, keepM, takeM, g);
        kernel.averageSquares(v, keepV, takeV, g);
        kernel.maximum(largest, v);
        kernel.descend(w, stepSize, m, largest, rootScale, epsilon);
      } else {
        kernel.descendByAdam(w, g, m, v, keepM, takeM, keepV, takeV, stepSize, rootScale, epsilon);
      }
    }
  }

  /** {@code baseᵗ} by squaring: the same everywhere, and {@link StrictMath#pow} may allocate. */
  private static double power(double base, long t) {
    double power = 1;
    double square = base;
    for (long left = t; left > 0; left >>= 1) {
      if ((left & 1) == 1) {
        power *= square;
      }
      square *= square;
    }
    return power;
  }
}
