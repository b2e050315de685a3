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

  /** One method an activation. */
  interface Visitor<R> {
    R identity(Identity spec);

    R relu(Relu spec);

    R tanh(Tanh spec);

    R sigmoid(Sigmoid spec);
  }
}
