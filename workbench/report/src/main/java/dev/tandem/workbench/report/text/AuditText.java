package dev.tandem.workbench.report.text;

import dev.tandem.workbench.runs.results.AuditEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an audit found, in a line a pair or in full. */
public final class AuditText {
  private AuditText() {}

  /**
   * Returns {@link #summary(List, int)} where readers know of no contenders but those of the
   * entries.
   */
  public static String summary(List<AuditEntry> entries) {
    boolean one = entries == null || pairs(entries).size() == 1;
    return summary(entries, one ? 2 : Integer.MAX_VALUE);
  }

  /**
   * Returns a line for each pair that differs, or one for all: {@code "audit: all 17 items
   * matched"}. Empty without entries.
   *
   * @param contenders how many there are, those included that failed and are in no entry: of two
   *     alone the pair need not be named
   */
  public static String summary(List<AuditEntry> entries, int contenders) {
    if (entries == null || entries.isEmpty()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    Map<String, List<AuditEntry>> pairs = pairs(entries);
    pairs.forEach(
        (pair, own) -> {
          if (own.stream().anyMatch(entry -> !entry.finding().equals(AuditEntry.MATCHED))) {
            lines.add("audit: " + (contenders == 2 ? "" : pair + ": ") + line(own) + "\n");
          }
        });
    if (lines.isEmpty()) {
      int items = entries.size() / pairs.size();
      String whom =
          contenders == 2
              ? ""
              : pairs.size() == 1
                  ? " between " + pairs.keySet().iterator().next()
                  : " in each of " + pairs.size() + " pairs";
      return "audit: all " + items + " items matched" + whom + "\n";
    }
    if (lines.size() < pairs.size()) {
      lines.add("audit: all items matched in the other pairs\n");
    }
    return String.join("", lines);
  }

  private static String line(List<AuditEntry> entries) {
    List<String> parts = new ArrayList<>();
    for (AuditEntry entry : entries) {
      if (entry.finding().equals(AuditEntry.DIFFERS) && entry.followsFrom() == null) {
        parts.add(entry.item() + " (" + entry.caveat() + withIt(entry, entries) + ")");
      }
    }
    List<String> unknown = items(entries, AuditEntry.UNKNOWN);
    return "%s%s%d of %d items matched"
        .formatted(
            parts.isEmpty() ? "" : "differs: " + String.join("; ", parts) + "; ",
            unknown.isEmpty() ? "" : "unknown: " + String.join(", ", unknown) + "; ",
            items(entries, AuditEntry.MATCHED).size(),
            entries.size());
  }

  private static String withIt(AuditEntry cause, List<AuditEntry> entries) {
    List<String> following =
        entries.stream()
            .filter(entry -> isBehind(entry, cause, entries))
            .map(AuditEntry::item)
            .toList();
    return following.isEmpty() ? "" : ", and with it " + String.join(", ", following);
  }

  /** Whether one difference follows from another, perhaps by way of a third. */
  private static boolean isBehind(AuditEntry entry, AuditEntry cause, List<AuditEntry> entries) {
    if (entry.followsFrom() == null) {
      return false;
    }
    return entry.followsFrom().equals(cause.item())
        || entries.stream()
            .filter(other -> other.item().equals(entry.followsFrom()))
            .anyMatch(other -> isBehind(other, cause, entries));
  }

  private static List<String> items(List<AuditEntry> entries, String finding) {
    return entries.stream()
        .filter(entry -> entry.finding().equals(finding))
        .map(AuditEntry::item)
        .toList();
  }

  /** Returns every item of every pair: what was observed, once where it is alike, or of each. */
  public static String table(List<AuditEntry> entries) {
    StringBuilder text = new StringBuilder();
    pairs(entries)
        .forEach(
            (pair, own) -> {
              text.append(text.length() == 0 ? "" : "\n").append(pair).append("\n\n");
              TextTable table = new TextTable(Set.of(0, 1, 2));
              own.forEach(entry -> rows(entry, table));
              text.append(table);
            });
    return text.toString();
  }

  private static void rows(AuditEntry entry, TextTable table) {
    if (entry.finding().equals(AuditEntry.MATCHED)) {
      boolean same = entry.observedA().equals(entry.observedB());
      String seen = same ? entry.observedA() : entry.observedA() + " | " + entry.observedB();
      table.row(entry.item(), "matched", seen);
      return;
    }
    table.row(entry.item(), entry.finding(), entry.a() + ": " + entry.observedA());
    table.row("", "", entry.b() + ": " + entry.observedB());
    if (entry.finding().equals(AuditEntry.DIFFERS)) {
      table.row("", "", matters(entry));
    }
  }

  /** Returns what a difference matters for, and what it follows from. */
  public static String matters(AuditEntry entry) {
    String what = entry.matters().isEmpty() ? "neither" : String.join(" and ", entry.matters());
    String cause = entry.followsFrom() == null ? "" : "; follows from the " + entry.followsFrom();
    return "matters for " + what + cause;
  }

  /** Returns the entries of each pair, by its name. */
  public static Map<String, List<AuditEntry>> pairs(List<AuditEntry> entries) {
    Map<String, List<AuditEntry>> pairs = new LinkedHashMap<>();
    for (AuditEntry entry : entries) {
      pairs.computeIfAbsent(entry.a() + " and " + entry.b(), pair -> new ArrayList<>()).add(entry);
    }
    return pairs;
  }
}
