package dev.tandem.datasets.table;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Tables of nothing but numbers; their files may have a header or not. */
public final class NumberTable {
  private static final int MOST_OF_A_BYTE = 255;

  private NumberTable() {}

  /**
   * Reads a file. Columns are called by their numbers, from 1.
   *
   * @throws dev.tandem.data.DataException if a row has not {@code width} values
   */
  public static Table read(Path file, int width) {
    List<String> header = IntStream.rangeClosed(1, width).mapToObj(Integer::toString).toList();
    return TableReader.readWithOptionalHeader(file, header);
  }

  /**
   * All numbers, row after row.
   *
   * @throws dev.tandem.data.DataException if one is no finite number, or too large for float32
   */
  public static float[] floats(Table table) {
    int width = table.header().size();
    float[] values = new float[table.cells(table.rows(), width)];
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < table.rows(); row++) {
        float value = (float) number(table, row, column, "a number");
        if (!Float.isFinite(value)) {
          throw complaint(table, row, column, "a number that float32 holds");
        }
        values[row * width + column] = value;
      }
    }
    return values;
  }

  /**
   * All numbers, row after row, each a byte from 0 to 255.
   *
   * @throws dev.tandem.data.DataException if one is no such byte
   */
  public static byte[] bytes(Table table) {
    int width = table.header().size();
    byte[] values = new byte[table.cells(table.rows(), width)];
    for (int column = 0; column < width; column++) {
      for (int row = 0; row < table.rows(); row++) {
        values[row * width + column] = pixel(table, row, column);
      }
    }
    return values;
  }

  private static byte pixel(Table table, int row, int column) {
    String expected = "a whole number from 0 to " + MOST_OF_A_BYTE;
    double number = number(table, row, column, expected);
    if (number < 0 || number > MOST_OF_A_BYTE || number != Math.rint(number)) {
      throw complaint(table, row, column, expected);
    }
    return (byte) (int) number;
  }

  private static double number(Table table, int row, int column, String expected) {
    return Numbers.parse(table.columns().get(column)[row])
        .orElseThrow(() -> complaint(table, row, column, expected));
  }

  private static RuntimeException complaint(Table table, int row, int column, String expected) {
    String got = table.columns().get(column)[row];
    return table.complaint(row, table.header().get(column), expected, got);
  }
}
