package dev.tandem.workbench.runs.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Rows of cells as CSV. A text that a spreadsheet would take for a formula gets an apostrophe
 * before it; numbers stay numbers.
 */
public final class CsvText {
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r\n＝＋－＠]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|-Infinity");

  private final StringWriter text = new StringWriter();
  private final CsvWriter csv = CsvWriter.builder().build(text);

  public void row(List<String> cells) {
    csv.writeRecord(cells.stream().map(CsvText::harmless).toList());
  }

  private static String harmless(String cell) {
    return FORMULA.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
  }

  /** All rows so far. */
  @Override
  public String toString() {
    try {
      csv.flush(); // the writer keeps the last rows to itself until then
    } catch (IOException e) {
      throw new UncheckedIOException("a writer to memory", e);
    }
    return text.toString();
  }
}
