package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.datasets.table.cells.SideBySide;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.datasets.table.text.Index;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Turns rows of a table into features by fitted encodings, and counts what it never saw before. */
public final class TableEncoder {
  private final List<ColumnEncoding> encodings;
  private final int width;
  private final Map<String, Integer> unseen = new ConcurrentSkipListMap<>();

  public TableEncoder(List<ColumnEncoding> encodings) {
    this.encodings = encodings;
    this.width = encodings.stream().mapToInt(column -> width(column.encoding())).sum();
  }

  /** Features of a row. */
  public int width() {
    return width;
  }

  /** By column, how many of the cells that were encoded hold a category never seen in training. */
  public Map<String, Integer> unseen() {
    return unseen;
  }

  /** {@code "Age"}, or {@code "Gender=F"} for a category's feature. */
  public List<String> featureNames() {
    List<String> names = new ArrayList<>();
    for (ColumnEncoding column : encodings) {
      String name = column.name();
      if (column.encoding() instanceof Encoding.OneHot oneHot) {
        oneHot.categories().forEach(category -> names.add(name + "=" + category));
        if (oneHot.missing()) {
          names.add(name + " missing");
        }
        if (oneHot.other()) {
          names.add(name + " other");
        }
      } else if (column.encoding() instanceof Encoding.Cyclic) {
        names.add(name + " sin");
        names.add(name + " cos");
      } else {
        names.add(name);
        if (column.encoding() instanceof Encoding.Scaled scaled && scaled.indicator()) {
          names.add(name + " missing");
        }
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
    encode(table, rows, Map.of(), 0, target);
  }

  /**
   * The same of training rows, whose features of target-encoded columns are their own.
   *
   * @param rows that follow each other among the training rows
   * @param own by name of a column, as {@link EncodingFitter#own} has them
   * @param first the place of the first row there
   */
  public void encode(
      Table table, int[] rows, Map<String, double[]> own, int first, FloatBuffer target) {
    List<Placed> placed = new ArrayList<>();
    int offset = 0;
    for (ColumnEncoding column : encodings) {
      placed.add(new Placed(column, offset));
      offset += width(column.encoding());
    }
    SideBySide.map( // each column writes places of its own
        placed,
        item -> {
          encode(table, item.column(), rows, own, first, target, item.offset());
          return item;
        });
  }

  /** A column and its first feature. */
  private record Placed(ColumnEncoding column, int offset) {}

  private void encode(
      Table table,
      ColumnEncoding column,
      int[] rows,
      Map<String, double[]> own,
      int first,
      FloatBuffer target,
      int offset) {
    DerivedColumn values = new DerivedColumn(table, column.derivation(), column.sources());
    Place place = new Place(values, rows, target, offset, width);
    Encoding encoding = column.encoding();
    if (encoding instanceof Encoding.Standardized number) {
      encode(number, place);
    } else if (encoding instanceof Encoding.Scaled number) {
      encode(number, place);
    } else if (encoding instanceof Encoding.Cyclic number) {
      encode(number, place);
    } else if (encoding instanceof Encoding.OneHot category) {
      encode(category, column, place, codes(table, column));
    } else if (own.containsKey(column.name())) {
      encode(own.get(column.name()), first, place);
    } else {
      encode((Encoding.TargetMean) encoding, column, place);
    }
  }

  /** Where the features of a column go. */
  private record Place(
      DerivedColumn values, int[] rows, FloatBuffer target, int offset, int width) {
    void put(int i, int feature, float value) {
      target.put(i * width + offset + feature, value);
    }
  }

  private static void encode(Encoding.Standardized own, Place to) {
    for (int i = 0; i < to.rows.length; i++) {
      int row = to.rows[i];
      double value = (to.values.required(row) - own.mean()) / own.deviation();
      to.put(i, 0, to.values.feature(row, value));
    }
  }

  private static void encode(Encoding.Scaled own, Place to) {
    for (int i = 0; i < to.rows.length; i++) {
      int row = to.rows[i];
      boolean missing = to.values.isMissing(row);
      double number =
          missing && !Double.isNaN(own.filling()) ? own.filling() : to.values.required(row);
      double value = own.log() ? Math.log1p(Math.max(number, 0)) : number;
      to.put(i, 0, to.values.feature(row, (value - own.center()) / own.spread()));
      if (missing && own.indicator()) {
        to.put(i, 1, 1);
      }
    }
  }

  private static void encode(Encoding.Cyclic own, Place to) {
    for (int i = 0; i < to.rows.length; i++) {
      double value = to.values.number(to.rows[i]);
      if (!Double.isNaN(value)) {
        double angle = 2 * Math.PI * (value - own.first()) / own.period();
        to.put(i, 0, (float) StrictMath.sin(angle));
        to.put(i, 1, (float) StrictMath.cos(angle));
      }
    }
  }

  /** The table's own codes where the category is its text, so that texts are looked up once. */
  private static TextColumn codes(Table table, ColumnEncoding column) {
    return column.derivation() == Derivation.VALUE
            && table.column(column.sources().get(0)) instanceof TextColumn texts
        ? texts
        : null;
  }

  private void encode(Encoding.OneHot own, ColumnEncoding column, Place to, TextColumn codes) {
    Index categories = new Index(own.categories());
    int[] places = codes == null ? null : codes.texts().stream().mapToInt(categories::of).toArray();
    boolean flag = own.categories().size() == 1 && !own.other();
    int unknown = 0;
    for (int i = 0; i < to.rows.length; i++) {
      int row = to.rows[i];
      if (to.values.isMissing(row)) {
        if (own.missing()) {
          to.put(i, own.categories().size(), 1);
        }
        continue;
      }
      int place = places == null ? categories.of(to.values.text(row)) : places[codes.code(row)];
      if (place >= 0) {
        to.put(i, place, 1);
      } else if (own.other()) {
        to.put(i, own.width() - 1, 1);
        unknown++;
      } else if (!flag) {
        unknown++;
      }
    }
    count(column, unknown);
  }

  private void encode(Encoding.TargetMean own, ColumnEncoding column, Place to) {
    Index categories = new Index(own.categories());
    int unknown = 0;
    for (int i = 0; i < to.rows.length; i++) {
      int place = categories.of(to.values.text(to.rows[i]));
      unknown += place < 0 && !to.values.isMissing(to.rows[i]) ? 1 : 0;
      double mean = place < 0 ? own.prior() : own.means().get(place);
      to.put(i, 0, to.values.feature(to.rows[i], (mean - own.mean()) / own.deviation()));
    }
    count(column, unknown);
  }

  private static void encode(double[] own, int first, Place to) {
    for (int i = 0; i < to.rows.length; i++) {
      to.put(i, 0, to.values.feature(to.rows[i], own[first + i]));
    }
  }

  private void count(ColumnEncoding column, int unknown) {
    if (unknown > 0) {
      unseen.merge(column.name(), unknown, Integer::sum);
    }
  }

  private static int width(Encoding encoding) {
    if (encoding instanceof Encoding.OneHot oneHot) {
      return oneHot.width();
    }
    if (encoding instanceof Encoding.Scaled scaled) {
      return scaled.indicator() ? 2 : 1;
    }
    return encoding instanceof Encoding.Cyclic ? 2 : 1;
  }
}
