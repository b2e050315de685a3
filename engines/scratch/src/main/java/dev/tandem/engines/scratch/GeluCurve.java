package dev.tandem.engines.scratch;

/** GELU, {@code x·Φ(x)} (Hendrycks and Gimpel 2016), with Φ in one of two forms. */
final class GeluCurve {
  private GeluCurve() {}

  /** {@code √(2/π)} and its product with 0.044715, both times two. */
  static final float LINEAR = 1.5957692f;

  static final float CUBIC = 0.071354814f;

  /** Beyond this the form by tanh is x itself, or 0. */
  static final float BY_TANH_HIGH = 11;

  /** The normal distribution's Φ; its slope is the normal density. */
  record Exact() implements Curve {
    @Override
    public float value(float x) {
      return x * FloatMath.phi(x);
    }

    @Override
    public float slope(float x, float y) {
      float held = FloatMath.heldForPhi(x);
      float bell = FloatMath.bell(held);
      float density = bell * Fit.DENSITY_AT_ZERO;
      return Fused.multiplyAdd(held, density, FloatMath.phi(held, bell));
    }
  }

  /**
   * {@code Φ(x) ≈ (1 + tanh(u)) / 2 = sigmoid(2u)} with {@code 2u = 2·√(2/π)·(x + 0.044715·x³)}.
   */
  record ByTanh() implements Curve {
    @Override
    public float value(float x) {
      return x * FloatMath.sigmoid(x * Fused.multiplyAdd(x * x, CUBIC, LINEAR));
    }

    @Override
    public float slope(float x, float y) {
      float held = x > BY_TANH_HIGH ? BY_TANH_HIGH : x;
      held = held < -BY_TANH_HIGH ? -BY_TANH_HIGH : held;
      float square = held * held;
      float u = held * Fused.multiplyAdd(square, CUBIC, LINEAR);
      float rest = FloatMath.sigmoid(-u); // 1 - s, which would lose digits for x to magnify
      float inner = held * Fused.multiplyAdd(square, 3 * CUBIC, LINEAR);
      return FloatMath.sigmoid(u) * Fused.multiplyAdd(inner, rest, 1);
    }
  }
}
