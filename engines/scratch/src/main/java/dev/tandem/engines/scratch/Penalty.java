package dev.tandem.engines.scratch;

/** What a difference d between an output and its target costs. */
interface Penalty {
  double value(double d);

  double slope(double d);

  /** {@code d²}. */
  record Squared() implements Penalty {
    @Override
    public double value(double d) {
      return d * d;
    }

    @Override
    public double slope(double d) {
      return 2 * d;
    }
  }

  /** {@code |d|}; the slope at 0 is 0. */
  record Absolute() implements Penalty {
    @Override
    public double value(double d) {
      return Math.abs(d);
    }

    @Override
    public double slope(double d) {
      return Math.signum(d);
    }
  }

  /** {@code d²/2} up to delta, {@code delta·(|d| - delta/2)} beyond (Huber 1964). */
  record Huber(double delta) implements Penalty {
    @Override
    public double value(double d) {
      double size = Math.abs(d);
      return size <= delta ? 0.5 * d * d : delta * (size - 0.5 * delta);
    }

    @Override
    public double slope(double d) {
      return Math.abs(d) <= delta ? d : delta * Math.signum(d);
    }
  }
}
