package dev.tandem.datasets.table.text;

import de.siegmar.fastcsv.reader.CsvParseException;
import dev.tandem.data.DataException;
import dev.tandem.fault.PlainText;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the CSV library complains about, in words that say where it is and what to do. */
final class CsvComplaint {
  private static final Pattern LINE = Pattern.compile("line (\\d+)");
  private static final String OR_QUOTE =
      ", or say what quotes values with data.format.quote, a sign that the file does not have if"
          + " nothing does";

  private final String place;
  private final CsvParseException cause;

  private CsvComplaint(Path file, Matcher line, CsvParseException cause) {
    this.place = line.find() ? file + ", line " + line.group(1) : file.toString();
    this.cause = cause;
  }

  /**
   * @param longest characters of a row that the library takes
   */
  static DataException of(Path file, CsvParseException e, int longest) {
    String told =
        e.getCause() == null ? e.getMessage() : e.getMessage() + ": " + e.getCause().getMessage();
    CsvComplaint complaint = new CsvComplaint(file, LINE.matcher(told), e);
    if (told.contains("maximum buffer size")) {
      return complaint.says(
          "values of at most " + longest + " characters",
          "a longer one: a line that does not end, or a quotation mark that is not closed; end the"
              + " line, close the mark"
              + OR_QUOTE);
    }
    if (told.contains("Unclosed")) {
      return complaint.says(
          "a quotation mark that closes the one in this row",
          "the end of the file; close it" + OR_QUOTE);
    }
    if (told.contains("limit of") && told.contains("fields")) {
      return complaint.says(
          "a row of at most 16384 values",
          "a longer one; end its line, or name the sign that separates values with"
              + " data.format.separator");
    }
    return new DataException(file + ": expected CSV: " + PlainText.oneLine(told), e);
  }

  private DataException says(String expected, String got) {
    return new DataException(place + ": expected " + expected + ", got " + got, cause);
  }
}
