package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.SpecException;

/**
 * A function of each value of a row, and its slope from the output y: one loop a function, for the
 * JIT compiler's sake.
 */
interface Activation {
  /** {@code y = f(x)}. */
  void value(float[] x, float[] y);

  /** {@code dx = dy·f'(x)}, with f' computed from y. */
  void gradient(float[] y, float[] dy, float[] dx);

  static Activation of(ActivationSpec spec) {
    return spec.accept(
        new ActivationSpec.Visitor<>() {
          @Override
          public Activation identity(Identity ignored) {
            return new IdentityActivation();
          }

          @Override
          public Activation relu(Relu ignored) {
            return new ReluActivation();
          }

          @Override
          public Activation tanh(Tanh ignored) {
            return new TanhActivation();
          }

          @Override
          public Activation sigmoid(Sigmoid ignored) {
            return new SigmoidActivation();
          }

          @Override
          public Activation leakyRelu(ActivationSpec.LeakyRelu spec) {
            throw SpecException.unsupported("scratch", "activation", spec.name());
          }

          @Override
          public Activation elu(ActivationSpec.Elu spec) {
            throw SpecException.unsupported("scratch", "activation", spec.name());
          }

          @Override
          public Activation selu(ActivationSpec.Selu spec) {
            throw SpecException.unsupported("scratch", "activation", spec.name());
          }

          @Override
          public Activation gelu(ActivationSpec.Gelu spec) {
            throw SpecException.unsupported("scratch", "activation", spec.name());
          }

          @Override
          public Activation silu(ActivationSpec.Silu spec) {
            throw SpecException.unsupported("scratch", "activation", spec.name());
          }

          @Override
          public Activation softplus(ActivationSpec.Softplus spec) {
            throw SpecException.unsupported("scratch", "activation", spec.name());
          }
        });
  }

  /** {@code y = x}. */
  final class IdentityActivation implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      System.arraycopy(x, 0, y, 0, y.length);
    }

    @Override
    public void gradient(float[] y, float[] dy, float[] dx) {
      System.arraycopy(dy, 0, dx, 0, dx.length);
    }
  }

  /** {@code y = max(x, 0)}; NaN stays NaN. */
  final class ReluActivation implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = Math.max(x[i], 0);
      }
    }

    @Override
    public void gradient(float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i++) {
        dx[i] = y[i] > 0 ? dy[i] : 0;
      }
    }
  }

  /** {@code y = tanh(x)}, rounded once from float64. */
  final class TanhActivation implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = (float) StrictMath.tanh(x[i]);
      }
    }

    @Override
    public void gradient(float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i++) {
        dx[i] = dy[i] * (1 - y[i] * y[i]);
      }
    }
  }

  /** {@code y = 1 / (1 + exp(-x))}, rounded once from float64. */
  final class SigmoidActivation implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i++) {
        y[i] = (float) (1 / (1 + StrictMath.exp(-x[i])));
      }
    }

    @Override
    public void gradient(float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i++) {
        dx[i] = dy[i] * (1 - y[i]) * y[i];
      }
    }
  }
}
