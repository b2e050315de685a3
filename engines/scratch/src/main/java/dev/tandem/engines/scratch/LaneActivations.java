package dev.tandem.engines.scratch;

import static dev.tandem.engines.scratch.LaneMath.LANES;
import static dev.tandem.engines.scratch.LaneMath.SPECIES;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;

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
import jdk.incubator.vector.FloatVector;

/**
 * Activations on lanes, for rows of whole vectors; to be loaded only where {@link VectorModule} is
 * present. Each has loops of its own, for the reason that {@link LaneMath} gives. The bent ones
 * stand in {@link CurveLanes} and {@link GeluLanes}.
 */
final class LaneActivations implements ActivationSpec.Visitor<Activation> {
  @Override
  public Activation identity(Identity spec) {
    return new ScalarActivations.IdentityActivation();
  }

  @Override
  public Activation relu(Relu spec) {
    return new ReluLanes();
  }

  @Override
  public Activation leakyRelu(LeakyRelu spec) {
    return new LeakyReluLanes((float) spec.slope());
  }

  @Override
  public Activation tanh(Tanh spec) {
    return new CurveLanes.TanhLanes();
  }

  @Override
  public Activation sigmoid(Sigmoid spec) {
    return new CurveLanes.SigmoidLanes();
  }

  @Override
  public Activation elu(Elu spec) {
    return new CurveLanes.ExponentialLanes(1, (float) spec.alpha());
  }

  @Override
  public Activation selu(Selu spec) {
    return new CurveLanes.ExponentialLanes((float) Selu.SCALE, (float) (Selu.SCALE * Selu.ALPHA));
  }

  @Override
  public Activation gelu(Gelu spec) {
    return spec.form() == Gelu.Form.EXACT ? new GeluLanes.Exact() : new GeluLanes.ByTanh();
  }

  @Override
  public Activation silu(Silu spec) {
    return new CurveLanes.SiluLanes();
  }

  @Override
  public Activation softplus(Softplus spec) {
    return new CurveLanes.SoftplusLanes((float) spec.beta(), (float) (1 / spec.beta()));
  }

  /**
   * {@link ScalarActivations.ReluActivation}; a choice is shorter than max, and treats NaN alike.
   */
  static final class ReluLanes implements Activation {
    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        v.blend(0, v.compare(LE, 0)).intoArray(y, i);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, y, i);
        FloatVector d = FloatVector.fromArray(SPECIES, dy, i);
        LaneMath.ZERO.blend(d, v.compare(GT, 0)).intoArray(dx, i);
      }
    }
  }

  /** {@link ScalarActivations.LeakyReluActivation}. */
  static final class LeakyReluLanes implements Activation {
    private final float slope;

    LeakyReluLanes(float slope) {
      this.slope = slope;
    }

    @Override
    public void value(float[] x, float[] y) {
      for (int i = 0; i < y.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        v.mul(slope).blend(v, v.compare(GT, 0)).intoArray(y, i);
      }
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      for (int i = 0; i < dx.length; i += LANES) {
        FloatVector v = FloatVector.fromArray(SPECIES, x, i);
        FloatVector d = FloatVector.fromArray(SPECIES, dy, i);
        d.mul(slope).blend(d, v.compare(GT, 0)).intoArray(dx, i);
      }
    }
  }
}
