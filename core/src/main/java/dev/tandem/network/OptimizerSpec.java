package dev.tandem.network;

/** How gradients change weights. Conventions and defaults are torch.optim's. */
public sealed interface OptimizerSpec {
  /** What a user types, e.g. {@code "sgd"}. */
  String name();

  double learningRate();

  <R> R accept(Visitor<R> visitor);

  /**
   * {@code v = momentum·v + g; w -= learningRate·v}, v starting as the first gradient
   * (torch.optim.SGD).
   */
  record Sgd(double learningRate, double momentum) implements OptimizerSpec {
    public static final Sgd DEFAULT = new Sgd(0.001, 0);

    public Sgd {
      Ranges.positive("learningRate", learningRate);
      Ranges.fraction("momentum", momentum);
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

  /** Kingma and Ba 2015, algorithm 1; epsilon joins the corrected root (torch.optim.Adam). */
  record Adam(double learningRate, double beta1, double beta2, double epsilon)
      implements OptimizerSpec {
    public static final Adam DEFAULT = new Adam(0.001, 0.9, 0.999, 1e-8);

    public Adam {
      Ranges.positive("learningRate", learningRate);
      Ranges.fraction("beta1", beta1);
      Ranges.fraction("beta2", beta2);
      Ranges.positive("epsilon", epsilon);
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

  /** One method an optimizer. */
  interface Visitor<R> {
    R sgd(Sgd spec);

    R adam(Adam spec);
  }
}
