package dev.tandem.datasets.table;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as people write them in tables: decimal, with a point, perhaps with an exponent. */
final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?");

  /** What stands where a number is missing; lower case. */
  private static final Set<String> MISSING =
      Set.of(
          "",
          "nan",
          "na",
          "n/a",
          "null",
          "none",
          "?",
          "inf",
          "+inf",
          "-inf",
          "infinity",
          "+infinity",
          "-infinity");

  private Numbers() {}

  /** The finite number that a text is, blanks around it aside. */
  static OptionalDouble parse(String text) {
    String trimmed = text.trim();
    if (!DECIMAL.matcher(trimmed).matches()) {
      return OptionalDouble.empty();
    }
    double number = Double.parseDouble(trimmed);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  static boolean isNumber(String text) {
    return parse(text).isPresent();
  }

  /** Whether a text says that there is no (finite) number. */
  static boolean isMissing(String text) {
    String trimmed = text.trim();
    boolean tooLarge = DECIMAL.matcher(trimmed).matches() && !isNumber(trimmed);
    return tooLarge || MISSING.contains(trimmed.toLowerCase(Locale.ROOT));
  }
}
