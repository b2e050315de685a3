package dev.tandem.datasets.table.text;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.RecordType;

/** Takes records from the CSV reader, character by character, into a block of rows. */
final class CsvBlocks extends AbstractBaseCsvCallbackHandler<CsvBlocks> {
  private static final int MOST_VALUES = 1 << 14; // as the library's own handlers
  private static final int LONGEST_RECORD = 1 << 26; // characters

  private final int columns;
  private int length; // of the record
  private RowBlock rows;
  private boolean header;

  /**
   * @param header whether the first record is one, and no row
   */
  CsvBlocks(int columns, boolean header) {
    this.columns = columns;
    this.header = header;
    this.rows = new RowBlock(columns);
  }

  /** Takes the next records into another block. */
  void into(RowBlock next) {
    rows = next;
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    rows.begin(startingLineNumber);
    length = 0;
  }

  @Override
  protected void handleField(int place, char[] text, int offset, int count, boolean quoted) {
    length += count;
    if (place == MOST_VALUES || length > LONGEST_RECORD) {
      throw new CsvParseException(
          "Record starting at line "
              + line()
              + " has surpassed the maximum limit of "
              + (place == MOST_VALUES ? MOST_VALUES + " fields" : LONGEST_RECORD + " characters"));
    }
    rows.add(text, offset, count);
  }

  /** Nothing of an empty line and of the header. */
  @Override
  protected CsvBlocks buildRecord() {
    if (getRecordType() == RecordType.EMPTY || header) {
      header = header && getRecordType() == RecordType.EMPTY;
      return null;
    }
    if (fields() == columns) {
      rows.end();
    }
    return this;
  }

  /** How many values the last record has; a row only if it has one for every column. */
  int fields() {
    return getFieldCount();
  }

  /** The line that the last record begins in. */
  long line() {
    return getStartingLineNumber();
  }
}
