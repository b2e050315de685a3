package dev.tandem.workbench.report.answer;

import dev.tandem.workbench.runs.results.AuditEntry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What an audit found, by the names of the items alone. */
public final class Unmatched {
  private Unmatched() {}

  /**
   * Returns {@code "all 17 items matched"}, or which did not; what only follows from another
   * difference is left out.
   */
  public static String of(List<AuditEntry> audit) {
    Set<String> items = new LinkedHashSet<>();
    Set<String> differ = new LinkedHashSet<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (AuditEntry entry : audit) {
      items.add(entry.item());
      if (entry.finding().equals(AuditEntry.DIFFERS) && entry.followsFrom() == null) {
        differ.add(entry.item());
      } else if (entry.finding().equals(AuditEntry.UNKNOWN)) {
        unknown.add(entry.item());
      }
    }
    if (differ.isEmpty() && unknown.isEmpty()) {
      return "all " + items.size() + " items matched";
    }
    return named("not matched: ", differ)
        + (differ.isEmpty() || unknown.isEmpty() ? "" : "; ")
        + named("unknown: ", unknown)
        + " (of "
        + items.size()
        + " items)";
  }

  private static String named(String label, Set<String> items) {
    return items.isEmpty() ? "" : label + String.join(", ", items);
  }
}
