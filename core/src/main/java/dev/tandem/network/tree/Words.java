package dev.tandem.network.tree;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Phrases that messages share. */
final class Words {
  private Words() {}

  /** {@code "one of a, b, c"}, sorted. */
  static String oneOf(Set<String> known) {
    return known.isEmpty() ? "nothing" : "one of " + String.join(", ", new TreeSet<>(known));
  }

  /** {@code "'momentun'; did you mean 'momentum'?"}. */
  static String withSuggestion(String word, Set<String> known) {
    String suggestion =
        Nearest.of(word, known).map(near -> "; did you mean '" + near + "'?").orElse("");
    return "'" + word + "'" + suggestion;
  }

  /** A constant's name as people type it. */
  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Constants by their names as people type them. */
  static <E extends Enum<E>> Map<String, E> byName(E[] constants) {
    Map<String, E> byName = new TreeMap<>();
    for (E constant : constants) {
      byName.put(of(constant), constant);
    }
    return byName;
  }
}
