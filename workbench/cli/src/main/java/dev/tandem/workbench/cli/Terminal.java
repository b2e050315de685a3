package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.terminal.Wrapped;

/** What the launcher found out about standard output. */
final class Terminal {
  private static final int FEWEST_COLUMNS = 40;
  private static final int USUAL_COLUMNS = 80;

  private Terminal() {}

  /**
   * Whether a person watches, and can be shown lines that change: only the launcher can tell on
   * every JDK, and passes it on as a property.
   */
  static boolean isInteractive() {
    return Boolean.getBoolean("tandem.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  /** Returns how wide it is; of a file, as wide as a line of prose is at most. */
  static int columns() {
    int told = Integer.getInteger("tandem.columns", 0);
    if (told <= 0) {
      return isInteractive() ? USUAL_COLUMNS : Wrapped.COLUMNS;
    }
    return Math.max(FEWEST_COLUMNS, told);
  }
}
