package dev.tandem.workbench.cli;

import java.io.PrintWriter;

/** Lines that stay and, on a terminal, one below them that is drawn over. */
final class LiveLine {
  private static final String CLEAR = "\r\u001B[K";
  private static final int WIDTH = 79; // a line that wraps could not be drawn over

  private final PrintWriter out;
  private final boolean interactive;
  private boolean drawn;

  LiveLine(PrintWriter out, boolean interactive) {
    this.out = out;
    this.interactive = interactive;
  }

  boolean interactive() {
    return interactive;
  }

  /** Shows a text until the next; nowhere but on a terminal. */
  void draw(String text) {
    if (interactive) {
      PlainWriter.order(out, CLEAR);
      out.print(text.length() <= WIDTH ? text : text.substring(0, WIDTH - 1) + "…");
      out.flush();
      drawn = true;
    }
  }

  /** Takes away what is drawn, before something else is printed. */
  void clear() {
    if (drawn) {
      PlainWriter.order(out, CLEAR);
      out.flush();
      drawn = false;
    }
  }

  /** Prints a line that stays. */
  void print(String text) {
    clear();
    out.println(text);
  }
}
