package dev.tandem.conformance;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The largest difference of all that was compared, {@code |actual - expected| / max(1,
 * |expected|)}, and where it was.
 */
final class Differences {
  private double largest;
  private String place = "nothing";

  void compare(String what, double actual, double expected) {
    double difference = Math.abs(actual - expected) / Math.max(1, Math.abs(expected));
    if (!(difference <= largest)) { // NaN too
      largest = difference;
      place = what + ": expected " + expected + ", got " + actual;
    }
  }

  void compare(String what, double[] actual, double[] expected) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < expected.length; i++) {
      compare(what + "[" + i + "]", actual[i], expected[i]);
    }
  }

  void requireWithin(double tolerance) {
    assertThat(largest).as("largest difference, at %s", place).isLessThanOrEqualTo(tolerance);
  }
}
