package dev.tandem.workbench.judgement.analysis;

import dev.tandem.workbench.runs.results.FindingEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** One sentence and the numbers that it rests on. */
final class Finding {
  private final String key;
  private final String sentence;
  private final Map<String, Double> numbers = new LinkedHashMap<>();

  /**
   * @param pattern of the sentence, as {@link String#format} has it
   */
  Finding(String key, String pattern, Object... values) {
    this.key = key;
    this.sentence = format(pattern, values);
  }

  /** Adds a number; returns this. */
  Finding with(String name, double value) {
    numbers.put(name, value);
    return this;
  }

  FindingEntry entry(String contender) {
    return new FindingEntry(key, contender, sentence, Collections.unmodifiableMap(numbers));
  }

  /** Whether every number is one: what rests on another is not said. */
  boolean isDefined() {
    return numbers.values().stream().allMatch(Double::isFinite);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  /** {@code "80.1 %"}. */
  static String percent(double share) {
    return format("%.1f %%", 100 * share);
  }

  /** Four decimals, or three digits of what is smaller. */
  static String loss(double value) {
    return format(value != 0 && Math.abs(value) < 1e-3 ? "%.3g" : "%.4f", value);
  }
}
