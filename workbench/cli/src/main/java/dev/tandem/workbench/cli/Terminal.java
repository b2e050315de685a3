package dev.tandem.workbench.cli;

/** What the launcher found out about standard output. */
final class Terminal {
  private Terminal() {}

  /**
   * Whether a person watches: only the launcher can tell on every JDK, and passes it on as a
   * property.
   */
  static boolean isInteractive() {
    return Boolean.getBoolean("tandem.terminal");
  }
}
