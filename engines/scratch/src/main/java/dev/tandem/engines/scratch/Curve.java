package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec.Softplus;

/**
 * A function with bends, value by value. The formulas and their sources stand in the textbook
 * engine's activations; {@link CurveLanes} has the same steps on lanes.
 */
interface Curve {
  /** {@code y = f(x)}. */
  float value(float x);

  /**
   * {@code f'(x)}.
   *
   * @param y the value at x
   */
  float slope(float x, float y);

  /** {@code tanh(x)}. */
  record TanhCurve() implements Curve {
    @Override
    public float value(float x) {
      return FloatMath.tanh(x);
    }

    @Override
    public float slope(float x, float y) {
      return Fused.multiplyAdd(-y, y, 1);
    }
  }

  /** {@code 1 / (1 + exp(-x))}. */
  record SigmoidCurve() implements Curve {
    @Override
    public float value(float x) {
      return FloatMath.sigmoid(x);
    }

    @Override
    public float slope(float x, float y) {
      return y * (1 - y);
    }
  }

  /** ELU and SELU: {@code above·x} for x > 0, {@code below·(exp(x) - 1)} for the rest. */
  record ExponentialCurve(float above, float below) implements Curve {
    @Override
    public float value(float x) {
      return x > 0 ? above * x : below * FloatMath.expm1(x);
    }

    @Override
    public float slope(float x, float y) {
      return x > 0 ? above : below * FloatMath.expBelow(x);
    }
  }

  /** {@code x·sigmoid(x)}. */
  record SiluCurve() implements Curve {
    @Override
    public float value(float x) {
      return x * FloatMath.sigmoid(x);
    }

    @Override
    public float slope(float x, float y) {
      float rest = FloatMath.sigmoid(-x); // 1 - s, which would lose digits for x to magnify
      return FloatMath.sigmoid(x) * Fused.multiplyAdd(x, rest, 1);
    }
  }

  /** {@code log(1 + exp(beta·x)) / beta}, and x where that is as good; inverse is 1 / beta. */
  record SoftplusCurve(float beta, float inverse) implements Curve {
    @Override
    public float value(float x) {
      float scaled = beta * x;
      return scaled > THRESHOLD ? x : inverse * FloatMath.softplus(scaled);
    }

    @Override
    public float slope(float x, float y) {
      float scaled = beta * x;
      return scaled > THRESHOLD ? 1 : FloatMath.sigmoid(scaled);
    }

    static final float THRESHOLD = (float) Softplus.THRESHOLD;
  }
}
