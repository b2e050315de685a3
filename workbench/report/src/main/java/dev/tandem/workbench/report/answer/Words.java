package dev.tandem.workbench.report.answer;

import java.util.Collection;
import java.util.List;

/** Lists in sentences. */
final class Words {
  private Words() {}

  /** Returns {@code a, b and c}. */
  static String list(Collection<String> words) {
    List<String> all = List.copyOf(words);
    int last = all.size() - 1;
    return last < 1
        ? String.join("", all)
        : String.join(", ", all.subList(0, last)) + " and " + all.get(last);
  }
}
