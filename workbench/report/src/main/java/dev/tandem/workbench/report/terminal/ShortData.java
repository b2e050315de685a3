package dev.tandem.workbench.report.terminal;

import dev.tandem.datasets.DataFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
