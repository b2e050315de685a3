package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.LaneMath.LANES;
import static dev.tandem.engines.scratch.LaneMath.ONE;
import static dev.tandem.engines.scratch.LaneMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** {@link GeluCurve} on lanes; a result's row holds what the next loop begins with. */
final class GeluLanes {
  private GeluLanes() {}

  /** {@link GeluCurve.Exact}. */
  static final class Exact implements Activation {
    private static final FloatVector OVER_0 = LaneMath.all(Fit.OVER_0);
    private static final FloatVector OVER_1 = LaneMath.all(Fit.OVER_1);
    private static final FloatVector OVER_2 = LaneMath.all(Fit.OVER_2);
    private static final FloatVector OVER_3 = LaneMath.all(Fit.OVER_3);
    private static final FloatVector OVER_4 = LaneMath.all(Fit.OVER_4);
    private static final FloatVector UNDER_1 = LaneMath.all(Fit.UNDER_1);
    private static final FloatVector UNDER_2 = LaneMath.all(Fit.UNDER_2);
    private static final FloatVector UNDER_3 = LaneMath.all(Fit.UNDER_3);
    private static final FloatVector UNDER_4 = LaneMath.all(Fit.UNDER_4);
    private static final FloatVector UNDER_5 = LaneMath.all(Fit.UNDER_5);

    @Override
    public void value(float[] x, float[] y) {
      bell(x, y);
      timesPhi(x, x, 0, y);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      bell(x, dx);
      timesPhi(dy, x, Fit.DENSITY_AT_ZERO, dx);
    }

    /** {@link FloatMath#bell} of x, not beyond ±15. */
    private static void bell(float[] x, float[] bell) {
      for (int i = 0; i < bell.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector held = v.blend(Fit.PHI_HIGH, v.compare(GT, Fit.PHI_HIGH));
        held = held.blend(-Fit.PHI_HIGH, held.compare(LT, -Fit.PHI_HIGH));
        held.mul(held).mul(-0.5f).intoArray(bell, i);
      }
      LaneMath.exp(bell, bell);
      for (int i = 0; i < bell.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector held = v.blend(Fit.PHI_HIGH, v.compare(GT, Fit.PHI_HIGH));
        held = held.blend(-Fit.PHI_HIGH, held.compare(LT, -Fit.PHI_HIGH));
        FloatVector lost = held.fma(held, held.mul(held).neg());
        FloatVector e = FloatVector.fromArray(SPECIES, bell, i);
        e.fma(lost.mul(-0.5f), e).intoArray(bell, i);
      }
    }

    /**
     * {@code factor·(Φ(x) + density·x·exp(-x²/2))}, with {@link FloatMath#phi(float, float)}.
     *
     * @param density 0 for the value, {@code 1/√(2π)} for the slope
     * @param target holds exp(-x²/2), then the result
     */
    private static void timesPhi(float[] factor, float[] x, float density, float[] target) {
      for (int i = 0; i < target.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector held = v.blend(Fit.PHI_HIGH, v.compare(GT, Fit.PHI_HIGH));
        held = held.blend(-Fit.PHI_HIGH, held.compare(LT, -Fit.PHI_HIGH));
        FloatVector t = held.abs();
        FloatVector over = OVER_4.fma(t, OVER_3).fma(t, OVER_2).fma(t, OVER_1).fma(t, OVER_0);
        FloatVector under = UNDER_5.fma(t, UNDER_4).fma(t, UNDER_3).fma(t, UNDER_2);
        under = under.fma(t, UNDER_1).fma(t, ONE);
        FloatVector bell = FloatVector.fromArray(SPECIES, target, i);
        FloatVector tail = bell.mul(over.div(under));
        FloatVector phi = tail.blend(ONE.sub(tail), held.compare(GT, 0));
        FloatVector slope = held.fma(bell.mul(density), phi);
        FloatVector.fromArray(SPECIES, factor, i).mul(slope).intoArray(target, i);
      }
    }
  }

  /** {@link GeluCurve.ByTanh}. */
  static final class ByTanh implements Activation {
    private static final FloatVector LINEAR = LaneMath.all(GeluCurve.LINEAR);
    private static final FloatVector CUBIC = LaneMath.all(GeluCurve.CUBIC);
    private static final FloatVector SLOPE_CUBIC = LaneMath.all(3 * GeluCurve.CUBIC);

    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        v.mul(v.mul(v).fma(CUBIC, LINEAR)).intoArray(y, i);
      }
      LaneMath.expOfMinusSize(y, 1, y);
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector e = FloatVector.fromArray(SPECIES, y, i);
        FloatVector s = ONE.blend(e, v.compare(LT, 0)).div(e.add(ONE));
        v.mul(s).intoArray(y, i);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      hold(x, dx);
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector held = FloatVector.fromArray(SPECIES, dx, i);
        held.mul(held.mul(held).fma(CUBIC, LINEAR)).intoArray(dx, i);
      }
      LaneMath.expOfMinusSize(dx, 1, dx);
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector held = v.blend(GeluCurve.BY_TANH_HIGH, v.compare(GT, GeluCurve.BY_TANH_HIGH));
        held = held.blend(-GeluCurve.BY_TANH_HIGH, held.compare(LT, -GeluCurve.BY_TANH_HIGH));
        FloatVector e = FloatVector.fromArray(SPECIES, dx, i);
        FloatVector s = ONE.blend(e, v.compare(LT, 0)).div(e.add(ONE));
        FloatVector inner = held.mul(held.mul(held).fma(SLOPE_CUBIC, LINEAR));
        FloatVector slope = s.mul(inner.fma(ONE.sub(s), ONE));
        FloatVector.fromArray(SPECIES, dy, i).mul(slope).intoArray(dx, i);
      }
    }

    private static void hold(float[] x, float[] held) {
      for (int i = 0; i < held.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector below = v.blend(GeluCurve.BY_TANH_HIGH, v.compare(GT, GeluCurve.BY_TANH_HIGH));
        below
            .blend(-GeluCurve.BY_TANH_HIGH, below.compare(LT, -GeluCurve.BY_TANH_HIGH))
            .intoArray(held, i);
      }
    }
  }
}
