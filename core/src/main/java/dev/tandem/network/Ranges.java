package dev.tandem.network;

/**
 * The checks that specs share; each refuses with a {@link SpecException}. NaN is refused by all.
 */
final class Ranges {
  private Ranges() {}

  static void positive(String key, double value) {
    require(key, value > 0 && value < Double.POSITIVE_INFINITY, "a number above 0", value);
  }

  static void notNegative(String key, double value) {
    require(key, value >= 0 && value < Double.POSITIVE_INFINITY, "a number of at least 0", value);
  }

  /** {@code 0 <= value < 1}. */
  static void fraction(String key, double value) {
    require(key, value >= 0 && value < 1, "a number from 0 up to, but not including, 1", value);
  }

  /** {@code 0 < value <= 1}. */
  static void share(String key, double value) {
    require(key, value > 0 && value <= 1, "a number above 0 and at most 1", value);
  }

  static void atLeast(String key, long least, long value) {
    require(key, value >= least, "a whole number of at least " + least, value);
  }

  static void adam(
      double learningRate, double beta1, double beta2, double epsilon, double weightDecay) {
    positive("learningRate", learningRate);
    fraction("beta1", beta1);
    fraction("beta2", beta2);
    positive("epsilon", epsilon);
    notNegative("weightDecay", weightDecay);
  }

  private static void require(String key, boolean holds, String expected, Object got) {
    if (!holds) {
      throw new SpecException(key, expected, got);
    }
  }
}
