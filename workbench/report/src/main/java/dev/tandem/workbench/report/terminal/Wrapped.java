package dev.tandem.workbench.report.terminal;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that are no wider than a terminal. */
public final class Wrapped {
  /** As many columns as a line of prose has at most, however wide the terminal is. */
  public static final int COLUMNS = 100;

  /** Below this a line would hold no sentence. */
  private static final int FEWEST_COLUMNS = 40;

  private Wrapped() {}

  /**
   * Returns the lines of a text behind its label; all but the first are indented as far as the
   * label reaches. A word that is too long for a line has one of its own.
   *
   * @param label padded as wide as it is to be; may be empty
   * @param columns that a line has at most
   */
  public static List<String> lines(String label, String text, int columns) {
    int most = Math.max(FEWEST_COLUMNS, columns);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(label);
    boolean empty = true;
    for (String word : text.strip().split("(?<!\\d) +| +(?!%)")) { // a number keeps its percent
      if (!empty && line.length() + 1 + word.length() > most) {
        lines.add(line.toString());
        line = new StringBuilder(" ".repeat(label.length()));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
