package dev.tandem.workbench.contender.probe;

/**
 * Whether numbers that an engine computed are those of a formula, to what float32 can hold.
 *
 * <p>A value agrees if it differs by at most 0.1 % of itself, 0.01 % of the largest, or what
 * rounding makes of the numbers that it was computed from. 99 of 100 must: where a formula divides
 * by nearly 0, single values may go anywhere.
 */
final class Agreement {
  private static final double OF_ITSELF = 1e-3;
  private static final double OF_LARGEST = 1e-4;
  private static final double SHARE = 0.99;

  private final double rounding;
  private double largest;
  private double largestDifference;
  private double differenceAtLargest;
  private long agreeing;
  private long all;

  /** What came out. */
  enum Verdict {
    AGREES,
    DIFFERS,
    /** All are about 0, so that every formula would do. */
    TOO_SMALL
  }

  /**
   * @param rounding error that a value may have from the numbers it was computed from
   */
  Agreement(double rounding) {
    this.rounding = rounding;
  }

  /** To be told of all values before any is compared. */
  void scale(double[] expected) {
    for (double value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
  }

  void compare(double[] expected, double[] seen) {
    for (int i = 0; i < expected.length; i++) {
      double difference = Math.abs(expected[i] - seen[i]);
      double allowed = Math.max(OF_ITSELF * Math.abs(expected[i]), OF_LARGEST * largest) + rounding;
      agreeing += difference <= allowed ? 1 : 0;
      all++;
      if (!(difference <= largestDifference)) {
        largestDifference = difference;
        differenceAtLargest = seen[i] / expected[i];
      }
    }
  }

  Verdict verdict() {
    if (all == 0 || !(largest > 20 * rounding) && largestDifference <= 20 * rounding) {
      return Verdict.TOO_SMALL;
    }
    return agreeing >= SHARE * all ? Verdict.AGREES : Verdict.DIFFERS;
  }

  /** Seen over expected where they part the most. */
  double ratio() {
    return differenceAtLargest;
  }

  static Verdict of(double[] expected, double[] seen, double rounding) {
    Agreement agreement = new Agreement(rounding);
    agreement.scale(expected);
    agreement.compare(expected, seen);
    return agreement.verdict();
  }
}
