package dev.tandem.workbench.live.run;

import java.util.Arrays;
import java.util.Base64;

/** Numbers as bytes, a picture's grey: a page has no use for more. */
final class Pictures {
  private static final int WHITE = 255;

  private Pictures() {}

  /** Of numbers in 0 to 1. */
  static String unit(double[] values) {
    return scaled(values, 0, 1);
  }

  /** Of any numbers, from the smallest to the largest. */
  static String spread(double[] values) {
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0);
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1);
    return scaled(values, low, high > low ? high : low + 1);
  }

  /** Of numbers about 0, which is the middle. */
  static String balanced(double[] values) {
    double most = Arrays.stream(values).map(Math::abs).filter(Double::isFinite).max().orElse(1);
    return scaled(values, -most, most > 0 ? most : 1);
  }

  private static String scaled(double[] values, double low, double high) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      double share = (values[i] - low) / (high - low);
      bytes[i] = (byte) Math.round(WHITE * Math.max(0, Math.min(1, share)));
    }
    return Base64.getEncoder().encodeToString(bytes);
  }
}
