package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.LaneMath.LANES;
import static dev.tandem.engines.scratch.LaneMath.ONE;
import static dev.tandem.engines.scratch.LaneMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LT;

import jdk.incubator.vector.FloatVector;

/** The {@link Curve}s on lanes; a result's row holds what the next loop begins with. */
final class CurveLanes {
  private CurveLanes() {}

  /** {@link Curve.TanhCurve}. */
  static final class TanhLanes implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      LaneMath.tanh(x, y);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, y, i);
        FloatVector slope = v.neg().fma(v, ONE);
        FloatVector.fromArray(SPECIES, dy, i).mul(slope).intoArray(dx, i);
      }
    }
  }

  /** {@link Curve.SigmoidCurve}. */
  static final class SigmoidLanes implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      LaneMath.sigmoid(x, y);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, y, i);
        FloatVector slope = v.mul(ONE.sub(v));
        FloatVector.fromArray(SPECIES, dy, i).mul(slope).intoArray(dx, i);
      }
    }
  }

  /** {@link Curve.ExponentialCurve}. */
  static final class ExponentialLanes implements Activation {
    private final float above;
    private final float below;

    ExponentialLanes(float above, float below) {
      this.above = above;
      this.below = below;
    }

    @Override
    public void value(float[] x, float[] y) {
      LaneMath.expm1(x, y);
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector bent = FloatVector.fromArray(SPECIES, y, i).mul(below);
        bent.blend(v.mul(above), v.compare(GT, 0)).intoArray(y, i);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      LaneMath.exp(x, dx);
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector bent = FloatVector.fromArray(SPECIES, dx, i).mul(below);
        FloatVector slope = bent.blend(above, v.compare(GT, 0));
        FloatVector.fromArray(SPECIES, dy, i).mul(slope).intoArray(dx, i);
      }
    }
  }

  /** {@link Curve.SiluCurve}. */
  static final class SiluLanes implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      LaneMath.sigmoid(x, y);
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector s = FloatVector.fromArray(SPECIES, y, i);
        FloatVector.fromArray(SPECIES, x, i).mul(s).intoArray(y, i);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      LaneMath.sigmoid(x, dx);
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector s = FloatVector.fromArray(SPECIES, dx, i);
        FloatVector slope = s.mul(v.fma(ONE.sub(s), ONE));
        FloatVector.fromArray(SPECIES, dy, i).mul(slope).intoArray(dx, i);
      }
    }
  }

  /** {@link Curve.SoftplusCurve}. */
  static final class SoftplusLanes implements Activation {
    private final float beta;
    private final float inverse;

    SoftplusLanes(float beta, float inverse) {
      this.beta = beta;
      this.inverse = inverse;
    }

    @Override
    public void value(float[] x, float[] y) {
      LaneMath.expOfMinusSize(x, beta, y);
      LaneMath.log1p(y, y);
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector scaled = v.mul(beta);
        FloatVector above = LaneMath.ZERO.blend(scaled, scaled.compare(GT, 0));
        FloatVector bent = above.add(FloatVector.fromArray(SPECIES, y, i)).mul(inverse);
        bent.blend(v, scaled.compare(GT, Curve.SoftplusCurve.THRESHOLD)).intoArray(y, i);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      LaneMath.expOfMinusSize(x, beta, dx);
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector scaled = FloatVector.fromArray(SPECIES, x, i).mul(beta);
        FloatVector e = FloatVector.fromArray(SPECIES, dx, i);
        FloatVector sigmoid = ONE.blend(e, scaled.compare(LT, 0)).div(e.add(ONE));
        FloatVector slope = sigmoid.blend(1, scaled.compare(GT, Curve.SoftplusCurve.THRESHOLD));
        FloatVector.fromArray(SPECIES, dy, i).mul(slope).intoArray(dx, i);
      }
    }
  }
}
