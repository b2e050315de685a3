package dev.tandem.datasets.table.survey;

import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.network.FormatSpec;
import java.util.ArrayList;
import java.util.List;

/** The ways in which numbers are written, as sets of bits: bit i for the i-th way. */
final class NumberStyles {
  private static final List<Reading> ALL =
      List.of(
          Reading.PLAIN,
          new Reading(',', "", false),
          new Reading('.', ",", false),
          new Reading(',', ".", false),
          new Reading('.', " ", false),
          new Reading(',', " ", false),
          new Reading('.', "'", false),
          new Reading('.', "_", false));

  static final int PLAIN = 1;

  private static final int COMMA_AFTER_POINTS = 1 << 3;
  private static final int POINT = with('.');

  static final int ANY = (1 << ALL.size()) - 1;

  private NumberStyles() {}

  /** The ways in which a trimmed cell is a number; 0 if it is none. */
  static int of(String cell) {
    int digits = 0;
    int points = 0;
    int point = 0; // digits before it
    boolean bare = true;
    for (int i = 0; i < cell.length(); i++) {
      char sign = cell.charAt(i);
      if (sign >= '0' && sign <= '9') {
        digits++;
      } else if (sign == '.') {
        points++;
        point = digits;
      } else if (Character.isLetter(sign) && sign != 'e' && sign != 'E') {
        return 0;
      } else {
        bare &= i == 0 && sign == '-';
      }
    }
    if (digits == 0) {
      return 0;
    }
    if (!bare || points > 1) {
      return tried(cell);
    }
    return points == 0 ? ANY : withPoint(point, digits - point);
  }

  /** One point among digits: it is before decimals, or else between two groups. */
  static int withPoint(int before, int after) {
    boolean grouped = before >= 1 && before <= 3 && after == 3;
    return grouped ? POINT | COMMA_AFTER_POINTS : POINT;
  }

  private static int tried(String cell) {
    int styles = 0;
    for (int i = 0; i < ALL.size(); i++) {
      if (!Double.isNaN(NumberText.parse(cell, ALL.get(i)))) {
        styles |= 1 << i;
      }
    }
    return styles;
  }

  private static int with(char decimal) {
    int styles = 0;
    for (int i = 0; i < ALL.size(); i++) {
      styles |= ALL.get(i).decimal() == decimal ? 1 << i : 0;
    }
    return styles;
  }

  /** Those that a person's format allows. */
  static int allowed(FormatSpec format) {
    int styles = 0;
    for (int i = 0; i < ALL.size(); i++) {
      Reading own = ALL.get(i);
      boolean decimal = format.decimal().map(sign -> sign == own.decimal()).orElse(true);
      boolean thousands =
          format
              .thousands()
              .map(sign -> own.thousands().isEmpty() || own.thousands().charAt(0) == sign)
              .orElse(true);
      boolean free = format.decimal().isPresent() || format.thousands().isEmpty();
      boolean clash = !free && own.decimal() == format.thousands().get();
      if (decimal && thousands && !clash) {
        styles |= 1 << i;
      }
    }
    return styles;
  }

  /**
   * The different readings among some ways: one for a decimal point, one for a decimal comma; the
   * plain one alone where it is among them.
   */
  static List<Reading> readings(int styles) {
    if ((styles & PLAIN) != 0) {
      return List.of(Reading.PLAIN);
    }
    List<Reading> readings = new ArrayList<>();
    for (char decimal : new char[] {'.', ','}) {
      for (int i = 0; i < ALL.size(); i++) {
        if ((styles & 1 << i) != 0 && ALL.get(i).decimal() == decimal) {
          readings.add(ALL.get(i));
          break;
        }
      }
    }
    return readings;
  }
}
