package dev.tandem.network.tree;

import java.util.Set;
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
}
