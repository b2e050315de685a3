package dev.tandem.workbench.report.terminal;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.workbench.report.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What each column of a table is taken for, and what is suspicious. */
public final class ColumnLines {
  private ColumnLines() {}

  /**
   * Returns a line a column, the notes, and the findings.
   *
   * @param columns of the terminal
   */
  public static List<String> of(DataFacts facts, int columns) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s: %,d rows",
            facts.name(),
            facts.split().equals("none")
                ? facts.trainRows()
                : facts.trainRows() + facts.validationRows() + facts.testRows()));
    if (!facts.columns().isEmpty()) {
      table(facts.columns()).toString().lines().map(line -> cut(line, columns)).forEach(lines::add);
    }
    int width = Math.min(columns, Wrapped.COLUMNS);
    facts.notes().forEach(note -> lines.addAll(Wrapped.lines("note   ", note, width)));
    facts.findings().forEach(found -> lines.addAll(Wrapped.lines("check  ", found, width)));
    if (facts.findings().isEmpty()) {
      lines.add("nothing suspicious found");
    }
    return lines;
  }

  private static TextTable table(List<ColumnFacts> columns) {
    TextTable table = new TextTable(Set.of(0, 1, 2, 5));
    table.row("column", "kind", "use", "distinct", "missing", "range or commonest");
    for (ColumnFacts own : columns) {
      table.row(
          own.name(),
          own.kind(),
          own.use(),
          String.format(Locale.ROOT, "%,d%s", own.distinct(), own.more() ? "+" : ""),
          String.format(Locale.ROOT, "%,d", own.missing()),
          own.values());
    }
    return table;
  }

  private static String cut(String line, int columns) {
    return line.length() <= columns ? line : line.substring(0, columns - 3) + "...";
  }
}
