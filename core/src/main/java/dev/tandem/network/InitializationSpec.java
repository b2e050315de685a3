package dev.tandem.network;

/**
 * How first weights are drawn; biases start at zero. Fan-in and fan-out are a weight's columns and
 * rows.
 */
public sealed interface InitializationSpec {
  /** What a user types, e.g. {@code "he"}. */
  String name();

  /**
   * The standard deviation of a weight [fanOut, fanIn], drawn from a normal distribution with mean
   * 0.
   */
  double deviation(int fanIn, int fanOut);

  /** {@code N(0, 2 / (fanIn + fanOut))} (Glorot and Bengio 2010; torch's xavier_normal_). */
  record Xavier() implements InitializationSpec {
    @Override
    public String name() {
      return "xavier";
    }

    @Override
    public double deviation(int fanIn, int fanOut) {
      return Math.sqrt(2.0 / (fanIn + fanOut));
    }
  }

  /** {@code N(0, 2 / fanIn)} (He et al. 2015; torch's kaiming_normal_). */
  record He() implements InitializationSpec {
    @Override
    public String name() {
      return "he";
    }

    @Override
    public double deviation(int fanIn, int fanOut) {
      return Math.sqrt(2.0 / fanIn);
    }
  }

  /** {@code N(0, standardDeviation²)}, whatever the fans. */
  record Normal(double standardDeviation) implements InitializationSpec {
    public Normal {
      Ranges.notNegative("deviation", standardDeviation);
    }

    @Override
    public String name() {
      return "normal";
    }

    @Override
    public double deviation(int fanIn, int fanOut) {
      return standardDeviation;
    }
  }
}
