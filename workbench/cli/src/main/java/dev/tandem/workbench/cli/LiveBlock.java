package dev.tandem.workbench.cli;

import java.io.PrintWriter;
import java.util.List;

/** Lines that stay and, on a terminal, some below them that are drawn over. */
final class LiveBlock {
  private static final String UP = "\u001B[%dA";
  private static final String CLEAR_BELOW = "\r\u001B[J";

  private final PrintWriter out;
  private final boolean interactive;
  private final int columns;
  private int drawn;
  private int printed;

  /**
   * @param columns of the terminal: a line that wraps could not be drawn over
   */
  LiveBlock(PrintWriter out, boolean interactive, int columns) {
    this.out = out;
    this.interactive = interactive;
    this.columns = columns;
  }

  boolean interactive() {
    return interactive;
  }

  /** Returns how many lines stay. */
  int printed() {
    return printed;
  }

  /** Shows lines until the next; nowhere but on a terminal. */
  void draw(List<String> lines) {
    if (interactive) {
      erase();
      lines.forEach(line -> out.print(cut(line, columns - 1) + "\n"));
      out.flush();
      drawn = lines.size();
    }
  }

  /** Prints lines that stay where the drawn ones were. */
  void print(List<String> lines) {
    erase();
    lines.forEach(line -> out.println(cut(line, columns)));
    out.flush();
    printed += lines.size();
  }

  private void erase() {
    if (drawn > 0) {
      PlainWriter.order(out, UP.formatted(drawn) + CLEAR_BELOW);
      drawn = 0;
    }
  }

  private static String cut(String line, int most) {
    return line.length() <= most ? line : line.substring(0, most - 1) + "…";
  }
}
