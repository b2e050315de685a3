package dev.tandem.network;

/**
 * How gradients change weights. Conventions and defaults are torch.optim's; η stands for the rate,
 * λ for weight decay.
 */
public sealed interface OptimizerSpec {
  /** What a user types, e.g. {@code "sgd"}. */
  String name();

  double learningRate();

  <R> R accept(Visitor<R> visitor);

  /**
   * torch.optim.SGD: {@code g += λ·w; v = momentum·v + (1-dampening)·g; w -= η·v}, v starting as
   * the first g, undampened; with Nesterov's momentum {@code w -= η·(g + momentum·v)}.
   */
  record Sgd(
      double learningRate, double momentum, double dampening, double weightDecay, boolean nesterov)
      implements OptimizerSpec {
    public static final Sgd DEFAULT = new Sgd(0.001, 0);

    public Sgd {
      Ranges.positive("learningRate", learningRate);
      Ranges.fraction("momentum", momentum);
      Ranges.fraction("dampening", dampening);
      Ranges.notNegative("weightDecay", weightDecay);
      if (nesterov && (momentum == 0 || dampening != 0)) {
        throw new SpecException(
            "nesterov",
            "false, unless momentum is above 0 and dampening is 0",
            "true with momentum " + momentum + " and dampening " + dampening);
      }
    }

    /** Plain momentum. */
    public Sgd(double learningRate, double momentum) {
      this(learningRate, momentum, 0, 0, false);
    }

    @Override
    public String name() {
      return "sgd";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.sgd(this);
    }
  }

  /**
   * torch.optim.Adam: Kingma and Ba 2015, algorithm 1, with {@code g += λ·w} before it; ε joins the
   * corrected root. With AMSGrad (Reddi et al. 2018) the root is of the largest second moment so
   * far.
   */
  record Adam(
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      boolean amsgrad)
      implements OptimizerSpec {
    public static final Adam DEFAULT = new Adam(0.001, 0.9, 0.999, 1e-8);

    public Adam {
      Ranges.adam(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    /** Without weight decay and AMSGrad. */
    public Adam(double learningRate, double beta1, double beta2, double epsilon) {
      this(learningRate, beta1, beta2, epsilon, 0, false);
    }

    @Override
    public String name() {
      return "adam";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.adam(this);
    }
  }

  /**
   * torch.optim.AdamW: Adam with {@code w -= η·λ·w} before each update in place of λ in the
   * gradient (Loshchilov 2019).
   */
  record AdamW(
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      boolean amsgrad)
      implements OptimizerSpec {
    public static final AdamW DEFAULT = new AdamW(0.001, 0.9, 0.999, 1e-8, 0.01, false);

    public AdamW {
      Ranges.adam(learningRate, beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public String name() {
      return "adamw";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.adamW(this);
    }
  }

  /**
   * torch.optim.RMSprop: {@code g += λ·w; s = alpha·s + (1-alpha)·g²; w -= η·g / (√s + ε)};
   * centred, the root is of {@code s - a²} with {@code a = alpha·a + (1-alpha)·g}; with momentum
   * {@code v = momentum·v + g/(√s + ε); w -= η·v}.
   */
  record RmsProp(
      double learningRate,
      double alpha,
      double epsilon,
      double weightDecay,
      double momentum,
      boolean centered)
      implements OptimizerSpec {
    public static final RmsProp DEFAULT = new RmsProp(0.01, 0.99, 1e-8, 0, 0, false);

    public RmsProp {
      Ranges.positive("learningRate", learningRate);
      Ranges.fraction("alpha", alpha);
      Ranges.positive("epsilon", epsilon);
      Ranges.notNegative("weightDecay", weightDecay);
      Ranges.fraction("momentum", momentum);
    }

    @Override
    public String name() {
      return "rmsprop";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.rmsProp(this);
    }
  }

  /**
   * torch.optim.Adagrad: {@code g += λ·w; s += g²; w -= η/(1 + (t-1)·rateDecay) · g / (√s + ε)}, s
   * starting at initialAccumulator (Duchi et al. 2011).
   */
  record Adagrad(
      double learningRate,
      double rateDecay,
      double weightDecay,
      double initialAccumulator,
      double epsilon)
      implements OptimizerSpec {
    public static final Adagrad DEFAULT = new Adagrad(0.01, 0, 0, 0, 1e-10);

    public Adagrad {
      Ranges.positive("learningRate", learningRate);
      Ranges.notNegative("rateDecay", rateDecay);
      Ranges.notNegative("weightDecay", weightDecay);
      Ranges.notNegative("initialAccumulator", initialAccumulator);
      Ranges.positive("epsilon", epsilon);
    }

    @Override
    public String name() {
      return "adagrad";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.adagrad(this);
    }
  }

  /** One method an optimizer. */
  interface Visitor<R> {
    R sgd(Sgd spec);

    R adam(Adam spec);

    R adamW(AdamW spec);

    R rmsProp(RmsProp spec);

    R adagrad(Adagrad spec);
  }
}
