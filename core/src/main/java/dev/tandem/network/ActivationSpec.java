package dev.tandem.network;

/** A function applied to each value alone. */
public sealed interface ActivationSpec {
  /** What a user types, e.g. {@code "relu"}. */
  String name();

  <R> R accept(Visitor<R> visitor);

  /** {@code y = x}. */
  record Identity() implements ActivationSpec {
    @Override
    public String name() {
      return "identity";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.identity(this);
    }
  }

  /** {@code y = max(x, 0)}; the slope at 0 is 0, as in torch. */
  record Relu() implements ActivationSpec {
    @Override
    public String name() {
      return "relu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.relu(this);
    }
  }

  /** {@code y = tanh(x)}. */
  record Tanh() implements ActivationSpec {
    @Override
    public String name() {
      return "tanh";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.tanh(this);
    }
  }

  /** {@code y = 1 / (1 + exp(-x))}. */
  record Sigmoid() implements ActivationSpec {
    @Override
    public String name() {
      return "sigmoid";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sigmoid(this);
    }
  }

  /** {@code y = x} above 0, {@code slope·x} below; the slope at 0 is {@code slope}, as in torch. */
  record LeakyRelu(double slope) implements ActivationSpec {
    public static final LeakyRelu DEFAULT = new LeakyRelu(0.01);

    public LeakyRelu {
      Ranges.notNegative("slope", slope);
    }

    @Override
    public String name() {
      return "leaky-relu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.leakyRelu(this);
    }
  }

  /** {@code y = x} above 0, {@code alpha·(exp(x) - 1)} below (Clevert et al. 2016). */
  record Elu(double alpha) implements ActivationSpec {
    public static final Elu DEFAULT = new Elu(1);

    public Elu {
      Ranges.positive("alpha", alpha);
    }

    @Override
    public String name() {
      return "elu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.elu(this);
    }
  }

  /**
   * {@code y = λ·x} above 0, {@code λ·α·(exp(x) - 1)} below, with the constants of Klambauer et al.
   * 2017 as torch has them.
   */
  record Selu() implements ActivationSpec {
    public static final double ALPHA = 1.6732632423543772848170429916717;
    public static final double SCALE = 1.0507009873554804934193349852946;

    @Override
    public String name() {
      return "selu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.selu(this);
    }
  }

  /**
   * {@code y = x·Φ(x)} with the normal distribution's Φ, or its approximation by tanh (Hendrycks
   * and Gimpel 2016).
   */
  record Gelu(Form form) implements ActivationSpec {
    /** How Φ is computed. */
    public enum Form {
      EXACT,
      TANH
    }

    public static final Gelu DEFAULT = new Gelu(Form.EXACT);

    @Override
    public String name() {
      return "gelu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.gelu(this);
    }
  }

  /** {@code y = x·sigmoid(x)}. */
  record Silu() implements ActivationSpec {
    @Override
    public String name() {
      return "silu";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.silu(this);
    }
  }

  /**
   * {@code y = log(1 + exp(beta·x)) / beta}, and {@code y = x} where {@code beta·x > 20}, as in
   * torch.
   */
  record Softplus(double beta) implements ActivationSpec {
    public static final Softplus DEFAULT = new Softplus(1);

    public Softplus {
      Ranges.positive("beta", beta);
    }

    /** Above this {@code beta·x} the function is taken as linear. */
    public static final double THRESHOLD = 20;

    @Override
    public String name() {
      return "softplus";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.softplus(this);
    }
  }

  /** One method an activation. */
  interface Visitor<R> {
    R identity(Identity spec);

    R relu(Relu spec);

    R tanh(Tanh spec);

    R sigmoid(Sigmoid spec);

    R leakyRelu(LeakyRelu spec);

    R elu(Elu spec);

    R selu(Selu spec);

    R gelu(Gelu spec);

    R silu(Silu spec);

    R softplus(Softplus spec);
  }
}
