package dev.tandem.workbench.export.program;

import java.math.BigDecimal;

/** Numbers as Python and Java write them alike. */
final class Literal {
  private Literal() {}

  /** Reads back as the very same float64: {@code 0.001}, {@code 1e-8}, {@code 2}. */
  static String of(double value) {
    String shortest = Double.toString(value).replace("E", "e").replace(".0e", "e");
    return shortest.endsWith(".0") ? shortest.substring(0, shortest.length() - 2) : shortest;
  }

  /**
   * What is left to 1 of a share that a person has written, without the error of the difference.
   */
  static String rest(double share) {
    return of(BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue());
  }
}
