package dev.tandem.workbench.runs.results;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Rows of cells as CSV. */
public final class CsvText {
  private final StringWriter text = new StringWriter();
  private final CsvWriter csv = CsvWriter.builder().build(text);

  public void row(List<String> cells) {
    csv.writeRecord(cells);
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
