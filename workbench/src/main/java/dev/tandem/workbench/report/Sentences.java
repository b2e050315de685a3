package dev.tandem.workbench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sentences of figures: one whose figure is missing does not appear. */
final class Sentences {
  private final List<String> all = new ArrayList<>();

  /**
   * Adds a sentence, unless a number in it is not finite or a value is null.
   *
   * @param pattern as {@link String#format} has it
   */
  void add(String pattern, Object... values) {
    for (Object value : values) {
      if (value == null || value instanceof Double number && !Double.isFinite(number)) {
        return;
      }
    }
    all.add(String.format(Locale.ROOT, pattern, values));
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
