package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.runs.results.Settings;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One of the things that a varied key may be: a value, or any number of a range. */
sealed interface Choice {
  /** As the user wrote it. */
  String text();

  /** A plain value, as {@code SpecNode.toPlain} gives it. */
  record Value(Object plain) implements Choice {
    @Override
    public String text() {
      return Settings.text(plain);
    }
  }

  /**
   * Numbers from low to high, drawn so that every order of magnitude is equally likely where low is
   * above 0, and evenly otherwise or on request. Drawn numbers have four significant digits; those
   * between whole bounds are whole.
   */
  record Range(String text, double low, double high, boolean whole, boolean evenly)
      implements Choice {
    private static final MathContext DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final String NUMBER = "(-?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)";
    private static final Pattern FORM = Pattern.compile(NUMBER + "\\.\\." + NUMBER + "(:even)?");

    /** Empty if the text is no range. */
    static Optional<Range> parse(String text) {
      Matcher matcher = FORM.matcher(text);
      if (!matcher.matches()) {
        return Optional.empty();
      }
      double low = Double.parseDouble(matcher.group(1));
      double high = Double.parseDouble(matcher.group(2));
      boolean whole = (matcher.group(1) + matcher.group(2)).matches("[-0-9]+");
      return Optional.of(new Range(text, low, high, whole, low <= 0 || matcher.group(3) != null));
    }

    /**
     * The number at a place of the range.
     *
     * @param place from 0 to, but not including, 1
     */
    Object at(double place) {
      if (whole) {
        return wholeAt(place);
      }
      double drawn =
          evenly
              ? low + place * (high - low)
              : low * StrictMath.exp(place * StrictMath.log(high / low));
      return new BigDecimal(Math.min(high, Math.max(low, drawn))).round(DIGITS).doubleValue();
    }

    private Long wholeAt(double place) {
      double values = high - low + 1;
      double drawn =
          evenly
              ? low + place * values
              : low * StrictMath.exp(place * StrictMath.log((high + 1) / low));
      return (long) Math.min(high, Math.floor(drawn));
    }
  }
}
