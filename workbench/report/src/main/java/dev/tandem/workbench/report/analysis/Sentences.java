package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.ArrayList;
import java.util.Arrays;
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

  /**
   * Adds a sentence about figures that are means over a contender's repeats; it says so where there
   * are several.
   *
   * @param pattern with the contender's id first and a full stop last
   */
  void addMean(ContenderEntry own, String pattern, Object... values) {
    int repeats = own.runs().size();
    String body = pattern.substring(0, pattern.length() - 1);
    List<Object> all = new ArrayList<>(List.of(own.id()));
    all.addAll(Arrays.asList(values));
    add(repeats > 1 ? body + " (mean of " + repeats + " repeats)." : pattern, all.toArray());
  }

  List<String> all() {
    return List.copyOf(all);
  }
}
