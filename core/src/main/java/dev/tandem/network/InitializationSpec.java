package dev.tandem.network;

/**
 * How first numbers are drawn. Fan-in and fan-out are a weight's columns and rows; a bias has those
 * of its layer's weight.
 */
public sealed interface InitializationSpec {
  /** What a user types, e.g. {@code "he"}. */
  String name();

  <R> R accept(Visitor<R> visitor);

  /** {@code N(0, 2 / (fanIn + fanOut))} (Glorot and Bengio 2010; torch's xavier_normal_). */
  record Xavier() implements InitializationSpec {
    @Override
    public String name() {
      return "xavier";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.xavier(this);
    }
  }

  /** {@code U(-a, a), a = √(6 / (fanIn + fanOut))} (torch's xavier_uniform_). */
  record XavierUniform() implements InitializationSpec {
    @Override
    public String name() {
      return "xavier-uniform";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.xavierUniform(this);
    }
  }

  /** {@code N(0, 2 / fanIn)} (He et al. 2015; torch's kaiming_normal_). */
  record He() implements InitializationSpec {
    @Override
    public String name() {
      return "he";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.he(this);
    }
  }

  /** {@code U(-a, a), a = √(6 / fanIn)} (torch's kaiming_uniform_). */
  record HeUniform() implements InitializationSpec {
    @Override
    public String name() {
      return "he-uniform";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.heUniform(this);
    }
  }

  /** {@code U(-a, a), a = 1/√fanIn}: what torch.nn.Linear does by itself, to weights and biases. */
  record Torch() implements InitializationSpec {
    @Override
    public String name() {
      return "torch";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.torch(this);
    }
  }

  /** {@code N(0, standardDeviation²)}, whatever the fans. */
  record Normal(double standardDeviation) implements InitializationSpec {
    public Normal {
      Ranges.notNegative("normal", standardDeviation);
    }

    @Override
    public String name() {
      return "normal";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.normal(this);
    }
  }

  /** All 0. */
  record Zeros() implements InitializationSpec {
    @Override
    public String name() {
      return "zeros";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.zeros(this);
    }
  }

  /**
   * Rows or columns, whichever are fewer, orthonormal (Saxe et al. 2014; torch's orthogonal_). For
   * weights.
   */
  record Orthogonal() implements InitializationSpec {
    @Override
    public String name() {
      return "orthogonal";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.orthogonal(this);
    }
  }

  /** One method a way. */
  interface Visitor<R> {
    R xavier(Xavier spec);

    R xavierUniform(XavierUniform spec);

    R he(He spec);

    R heUniform(HeUniform spec);

    R torch(Torch spec);

    R normal(Normal spec);

    R zeros(Zeros spec);

    R orthogonal(Orthogonal spec);
  }
}
