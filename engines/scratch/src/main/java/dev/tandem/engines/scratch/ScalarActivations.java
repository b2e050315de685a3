package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Selu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Silu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ActivationSpec.Tanh;

/**
 * Activations one value at a time: straight pieces as loops for the JIT compiler to vectorise, the
 * rest as a {@link Curve}.
 */
final class ScalarActivations implements ActivationSpec.Visitor<Activation> {
  @Override
  public Activation identity(Identity spec) {
    return new IdentityActivation();
  }

  @Override
  public Activation relu(Relu spec) {
    return new ReluActivation();
  }

  @Override
  public Activation leakyRelu(LeakyRelu spec) {
    return new LeakyReluActivation((float) spec.slope());
  }

  @Override
  public Activation tanh(Tanh spec) {
    return new CurveActivation(new Curve.TanhCurve());
  }

  @Override
  public Activation sigmoid(Sigmoid spec) {
    return new CurveActivation(new Curve.SigmoidCurve());
  }

  @Override
  public Activation elu(Elu spec) {
    return new CurveActivation(new Curve.ExponentialCurve(1, (float) spec.alpha()));
  }

  @Override
  public Activation selu(Selu spec) {
    return new CurveActivation(
        new Curve.ExponentialCurve((float) Selu.SCALE, (float) (Selu.SCALE * Selu.ALPHA)));
  }

  @Override
  public Activation gelu(Gelu spec) {
    return new CurveActivation(
        spec.form() == Gelu.Form.EXACT ? new GeluCurve.Exact() : new GeluCurve.ByTanh());
  }

  @Override
  public Activation silu(Silu spec) {
    return new CurveActivation(new Curve.SiluCurve());
  }

  @Override
  public Activation softplus(Softplus spec) {
    return new CurveActivation(
        new Curve.SoftplusCurve((float) spec.beta(), (float) (1 / spec.beta())));
  }

  /** {@code y = x}; copying needs no lanes. */
  static final class IdentityActivation implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      System.arraycopy(x, 0, y, 0, y.length);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      System.arraycopy(dy, 0, dx, 0, dx.length);
    }
  }

  /** {@code y = max(x, 0)}; NaN stays NaN. */
  static final class ReluActivation implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.max(x[i], 0);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i++) {
        dx[i] = y[i] > 0 ? dy[i] : 0;
      }
    }
  }

  /** {@code y = x} above 0, {@code slope·x} for the rest. */
  static final class LeakyReluActivation implements Activation {
    private final float slope;

    LeakyReluActivation(float slope) {
      this.slope = slope;
    }

    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = x[i] > 0 ? x[i] : slope * x[i];
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i++) {
        dx[i] = x[i] > 0 ? dy[i] : slope * dy[i];
      }
    }
  }

  /** A curve at each value. */
  static final class CurveActivation implements Activation {
    private final Curve curve;

    CurveActivation(Curve curve) {
      this.curve = curve;
    }

    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = curve.value(x[i]);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i++) {
        dx[i] = dy[i] * curve.slope(x[i], y[i]);
      }
    }
  }
}
