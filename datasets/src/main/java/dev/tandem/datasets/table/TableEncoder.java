package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Encoding;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** Turns rows of a table into features by fitted encodings. */
public final class TableEncoder {
  private final List<ColumnEncoding> encodings;
  private final int width;

  public TableEncoder(List<ColumnEncoding> encodings) {
    this.encodings = encodings;
    this.width = encodings.stream().mapToInt(column -> width(column.encoding())).sum();
  }

  /** Features of a row. */
  public int width() {
    return width;
  }

  /** {@code "Age"}, or {@code "Gender=F"} for a category's feature. */
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    for (ColumnEncoding column : encodings) {
      if (column.encoding() instanceof Encoding.OneHot oneHot) {
        oneHot.categories().forEach(category -> names.add(column.name() + "=" + category));
      } else {
        names.add(column.name());
      }
    }
    return names;
  }

  /**
   * Writes the features of some rows one after the other.
   *
   * @param target at least {@code rows.length * width()} values, zero before
   * @throws dev.tandem.data.DataException with file, line and column if a value does not fit, or
   *     without a line if a column is missing
   */
  public void encode(Table table, int[] rows, FloatBuffer target) {
    int offset = 0;
    for (ColumnEncoding column : encodings) {
      DerivedColumn values = new DerivedColumn(table, column.derivation(), column.sources());
      if (column.encoding() instanceof Encoding.Standardized standardized) {
        encode(values, standardized, rows, target, offset);
      } else {
        encode(values, (Encoding.OneHot) column.encoding(), rows, target, offset);
      }
      offset += width(column.encoding());
    }
  }

  private void encode(
      DerivedColumn values,
      Encoding.Standardized standardized,
      int[] rows,
      FloatBuffer target,
      int offset) {
    for (int i = 0; i < rows.length; i++) {
      target.put(i * width + offset, values.standardized(rows[i], standardized));
    }
  }

  private void encode(
      DerivedColumn values, Encoding.OneHot oneHot, int[] rows, FloatBuffer target, int offset) {
    Index categories = new Index(oneHot.categories());
    for (int i = 0; i < rows.length; i++) {
      int category = categories.of(values.text(rows[i]));
      if (category >= 0) {
        target.put(i * width + offset + category, 1);
      }
    }
  }

  private static int width(Encoding encoding) {
    return encoding instanceof Encoding.OneHot oneHot ? oneHot.categories().size() : 1;
  }
}
