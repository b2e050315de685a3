package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Sentences of metrics about contenders. One whose metric is missing does not appear; one that is
 * true of several contenders appears once.
 */
final class Sentences {
  private final Map<String, List<String>> contenders = new LinkedHashMap<>();

  /**
   * Adds a sentence, unless a number in it is not finite or a value is null.
   *
   * @param pattern as {@link String#format} has it
   */
  void add(ContenderEntry own, String pattern, Object... values) {
    for (Object value : values) {
      if (value == null || value instanceof Double number && !Double.isFinite(number)) {
        return;
      }
    }
    String sentence = String.format(Locale.ROOT, pattern, values);
    contenders.computeIfAbsent(sentence, none -> new ArrayList<>()).add(own.id());
  }

  /**
   * Adds a sentence about metrics that are means over a contender's repeats; it says so where there
   * are several.
   *
   * @param pattern with a full stop last
   */
  void addMean(ContenderEntry own, String pattern, Object... values) {
    int repeats = own.runs().size();
    String body = pattern.substring(0, pattern.length() - 1);
    add(own, repeats > 1 ? body + " (mean of " + repeats + " repeats)." : pattern, values);
  }

  /** Returns each with those that it is about. */
  List<String> all() {
    return contenders.entrySet().stream()
        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
        .toList();
  }
}
