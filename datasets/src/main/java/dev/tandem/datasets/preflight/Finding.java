package dev.tandem.datasets.preflight;

/**
 * Something suspicious.
 *
 * @param about a column, or what else it is about
 * @param evidence what was seen, with numbers
 * @param remedy the setting that deals with it, or what else to do
 */
public record Finding(String about, String evidence, String remedy) {
  /** In one line. */
  public String text() {
    return about + ": " + evidence + "; " + remedy;
  }

  /** A remedy: the column is no feature. */
  static String ignoring(String column) {
    return "data.ignore: [" + quoted(column) + "] leaves it out";
  }

  /** A name as YAML has it. */
  static String quoted(String name) {
    return name.matches("[A-Za-z_][\\w .-]*")
        ? name
        : "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
