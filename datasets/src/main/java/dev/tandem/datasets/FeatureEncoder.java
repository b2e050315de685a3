package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.datasets.table.NumberTable;
import dev.tandem.datasets.table.TableEncoder;
import dev.tandem.datasets.table.Tables;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.network.FormatSpec;
import dev.tandem.tensor.ShapeException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Turns a raw CSV file into features by what was fitted on the training rows, to predict them. */
public final class FeatureEncoder {
  private FeatureEncoder() {}

  /**
   * The features of every row of a file.
   *
   * <p>Columns of a table are found by the names in the header: they may stand in any order, and
   * others are ignored. Pixels (0 to 255, row by row of an image) and numbers used as they are come
   * without names: as many columns as features, with or without a header.
   *
   * @param csv UTF-8, or with tabs where the name ends in .tsv
   * @param width features that the network takes
   * @return [rows, width], in the file's order
   * @throws DataException if a column is missing or a value does not fit; says which and where
   */
  public static Features encode(Path csv, Preprocessing preprocessing, int width) {
    return encode(csv, FormatSpec.DEFAULT, preprocessing, width, note -> {});
  }

  /**
   * The same, of a file that is written as a person says.
   *
   * @param notes is told, a line each, of which columns how many cells hold what was never seen in
   *     training
   */
  public static Features encode(
      Path csv, FormatSpec format, Preprocessing preprocessing, int width, Consumer<String> notes) {
    if (preprocessing instanceof Preprocessing.Columns columns) {
      Table table = Tables.read(Tables.open(csv, format), columns, Map.of());
      return encode(table, columns, width, notes);
    }
    if (preprocessing instanceof Preprocessing.Pixels pixels) {
      ByteBuffer bytes =
          ByteBuffer.wrap(NumberTable.bytes(NumberTable.open(csv, width), "", width));
      return Features.of(bytes, width, pixels.scale(), pixels.offset());
    }
    return Features.of(NumberTable.floats(NumberTable.open(csv, width), "", width), width);
  }

  /** The features of every row of a table. */
  static Features encode(Table table, Preprocessing.Columns columns, int width) {
    return encode(table, columns, width, note -> {});
  }

  private static Features encode(
      Table table, Preprocessing.Columns columns, int width, Consumer<String> notes) {
    TableEncoder encoder = new TableEncoder(columns.columns());
    if (encoder.width() != width) {
      throw new ShapeException(
          "FeatureEncoder", "preprocessing to " + width + " features", encoder.width() + "");
    }
    int[] all = IntStream.range(0, table.rows()).toArray();
    FloatBuffer values = FloatBuffer.allocate(table.cells(table.rows(), width));
    encoder.encode(table, all, values);
    encoder
        .unseen()
        .forEach(
            (column, cells) ->
                notes.accept(
                    String.format(
                        Locale.ROOT,
                        "%s: %,d of %,d cells hold categories that training did not have",
                        column,
                        cells,
                        all.length)));
    return Features.of(values, width);
  }
}
