package dev.tandem.workbench.report.terminal;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.table.ColumnFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The data before any training: rows, classes and how often each occurs. */
public final class ShortData {
  private static final int MOST_LINES = 6;

  private ShortData() {}

  /**
   * Returns six lines at most.
   *
   * @param counts of the training rows by class; empty where numbers are predicted
   * @param columns of the terminal
   */
  public static List<String> lines(DataFacts facts, List<Integer> counts, int columns) {
    int width = Math.min(columns, Wrapped.COLUMNS);
    List<String> lines = new ArrayList<>(Wrapped.lines("data      ", rows(facts), width));
    if (!counts.isEmpty()) {
      List<String> classes = Wrapped.lines("classes   ", classes(facts, counts), width);
      lines.addAll(classes.size() <= 2 ? classes : List.of(classes.get(0), "          ..."));
    }
    lines.addAll(findings(facts.findings(), width, MOST_LINES - 1 - lines.size()));
    if (!facts.columns().isEmpty() && lines.size() < MOST_LINES - 2) {
      List<String> own = Wrapped.lines("columns   ", columns(facts.columns()), width);
      lines.addAll(
          own.size() <= 2 ? own : List.of(own.get(0), "          ... (all: in the report)"));
    }
    List<String> notes = new ArrayList<>();
    facts.notes().forEach(note -> notes.addAll(Wrapped.lines("          ", note, width)));
    int room = MOST_LINES - lines.size();
    if (notes.size() <= room) {
      lines.addAll(notes);
    } else {
      lines.addAll(notes.subList(0, room - 1));
      lines.add("          ... (all notes on the data: in the report)");
    }
    return lines;
  }

  /** Returns whole findings while there is room, and how many there was none for. */
  private static List<String> findings(List<String> findings, int width, int room) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < findings.size(); i++) {
      List<String> own = Wrapped.lines("check     ", findings.get(i), width);
      boolean last = i == findings.size() - 1;
      if (lines.size() + own.size() + (last ? 0 : 1) > room) {
        int left = findings.size() - i;
        lines.add("check     ... " + left + (i > 0 ? " more" : "") + ": in the report");
        return lines;
      }
      lines.addAll(own);
    }
    return lines;
  }

  /** Returns columns by kind; of what is no feature, what becomes of it. */
  private static String columns(List<ColumnFacts> columns) {
    Map<String, List<String>> byKind = new LinkedHashMap<>();
    for (ColumnFacts own : columns) {
      String kind = own.use().equals("feature") ? own.kind() : own.use();
      byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(own.name());
    }
    return byKind.entrySet().stream()
        .map(entry -> entry.getKey() + " " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String rows(DataFacts facts) {
    return String.format(
        Locale.ROOT,
        "%s%s: %,d training, %,d validation and %,d test rows, %,d features",
        facts.name(),
        facts.generated() ? " (generated)" : "",
        facts.trainRows(),
        facts.validationRows(),
        facts.testRows(),
        facts.features());
  }

  /** Returns the classes with their training rows; where all have as many, that number once. */
  private static String classes(DataFacts facts, List<Integer> counts) {
    if (counts.stream().distinct().count() == 1) {
      return String.format(
          Locale.ROOT,
          "%s (%,d training %s each)",
          String.join(", ", facts.classes()),
          counts.get(0),
          counts.get(0) == 1 ? "row" : "rows");
    }
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < counts.size(); i++) {
      parts.add(String.format(Locale.ROOT, "%s: %,d", facts.classes().get(i), counts.get(i)));
    }
    return String.join(", ", parts) + " training rows";
  }
}
