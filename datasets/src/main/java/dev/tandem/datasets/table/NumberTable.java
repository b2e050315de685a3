package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.datasets.table.survey.NumberText;
import dev.tandem.datasets.table.text.CsvRows;
import dev.tandem.datasets.table.text.Names;
import dev.tandem.datasets.table.text.TextRows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Tables of nothing but numbers; their files may have a header or not. */
public final class NumberTable {
  private static final int MOST_OF_A_BYTE = 255;

  private NumberTable() {}

  /**
   * Opens a file of numbers. Columns are called by their numbers, from 1.
   *
   * @throws DataException if it is missing or empty
   */
  public static TextRows open(Path file, int width) {
    return CsvRows.named(
        file, IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList());
  }

  /**
   * All numbers, row after row.
   *
   * @param without a column that is none of them; empty for none
   * @throws DataException if a row has not {@code width} numbers, or one is no finite number or too
   *     large for float32
   */
  public static float[] floats(TextRows rows, String without, int width) {
    return read(rows, without, width, false);
  }

  /**
   * All numbers, row after row, each a byte from 0 to 255.
   *
   * @param without a column that is none of them; empty for none
   * @throws DataException if a row has not {@code width} numbers, or one is no such byte
   */
  public static byte[] bytes(TextRows rows, String without, int width) {
    float[] numbers = read(rows, without, width, true);
    byte[] bytes = new byte[numbers.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (int) numbers[i];
    }
    return bytes;
  }

  private static float[] read(TextRows rows, String without, int width, boolean pixels) {
    int columns = rows.header().size();
    int skipped = rows.header().indexOf(without);
    float[][] values = {new float[width * 16]};
    int[] count = {0};
    rows.forEach(
        block -> {
          for (int row = 0; row < block.rows(); row++) {
            if (count[0] + width > values[0].length) {
              values[0] = Arrays.copyOf(values[0], larger(rows, values[0].length));
            }
            for (int i = 0; i < columns; i++) {
              if (i != skipped) {
                float value = (float) NumberText.parse(block.cell(row, i).trim(), Reading.PLAIN);
                if (pixels ? !isByte(value) : !Float.isFinite(value)) {
                  throw complaint(rows, block.line(row), i, block.cell(row, i), pixels);
                }
                values[0][count[0]++] = value;
              }
            }
          }
        });
    if (count[0] == 0) {
      throw new DataException(rows.file() + ": expected rows, got none");
    }
    return Arrays.copyOf(values[0], count[0]);
  }

  private static DataException complaint(
      TextRows rows, long line, int column, String cell, boolean pixels) {
    return new DataException(
        rows.file() + ", line " + line + ", column " + rows.header().get(column),
        pixels ? "a whole number from 0 to " + MOST_OF_A_BYTE : "a number that float32 holds",
        cell.isBlank() ? "nothing" : "'" + Names.shortened(cell) + "'");
  }

  private static int larger(TextRows rows, int length) {
    if (length > Integer.MAX_VALUE / 2 - 8) {
      throw new DataException(rows.file(), "at most 2^30 numbers", "more");
    }
    return 2 * length;
  }

  private static boolean isByte(float value) {
    return value >= 0 && value <= MOST_OF_A_BYTE && value == Math.rint(value);
  }
}
