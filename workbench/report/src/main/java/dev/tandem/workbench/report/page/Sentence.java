package dev.tandem.workbench.report.page;

import java.util.Locale;

/** What follows a label on a terminal, as a sentence of its own. */
final class Sentence {
  private Sentence() {}

  /** Returns it with a capital letter and a full stop. */
  static String of(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
