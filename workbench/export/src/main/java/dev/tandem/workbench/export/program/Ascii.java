package dev.tandem.workbench.export.program;

/** Formulas without the signs that some locale's compiler does not read. */
final class Ascii {
  private static final String[][] SIGNS = {
    {"←", "<-"},
    {"η", "eta"},
    {"√", "sqrt "},
    {"sqrt (", "sqrt("},
    {"ε", "epsilon"},
    {"²", "^2"},
    {"₁", "1"},
    {"₂", "2"}
  };

  private Ascii() {}

  static String of(String formula) {
    String text = formula;
    for (String[] sign : SIGNS) {
      text = text.replace(sign[0], sign[1]);
    }
    return text;
  }
}
