package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.datasets.table.text.Index;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;

/** Turns rows of a table into features by fitted encodings, and counts what it never saw before. */
public final class TableEncoder {
  private static final int PIECE = 1 << 16; // features that are encoded together
  private static final int LEAST_ROWS = 64;

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
   * @param target at least {@code rows.length * width()} values
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
      placed.add(Placed.of(column, table, offset));
      offset += width(column.encoding());
    }
    int piece = Math.max(LEAST_ROWS, PIECE / Math.max(1, width));
    IntStream.rangeClosed(0, rows.length / piece)
        .parallel()
        .mapToObj(i -> encode(placed, rows, i * piece, piece, own, first, target))
        .filter(Objects::nonNull)
        .min(Comparator.comparingInt(Complaint::column))
        .ifPresent(
            complaint -> {
              throw complaint.reason();
            });
  }

  /** What is wrong with a cell of a column. */
  private record Complaint(int column, DataException reason) {}

  /** Rows from one place to another, and room for their features. */
  private record Rows(int[] all, int from, int to, float[] features) {}

  /**
   * A column and its first feature.
   *
   * @param places by text of the column, the place among its categories or -1, if they are its own
   */
  private record Placed(ColumnEncoding column, int offset, DerivedColumn values, int[] places) {
    static Placed of(ColumnEncoding column, Table table, int offset) {
      DerivedColumn values = new DerivedColumn(table, column.derivation(), column.sources());
      int[] places = {};
      if (column.encoding() instanceof Encoding.OneHot oneHot && values.texts().isPresent()) {
        Index categories = new Index(oneHot.categories());
        places = values.texts().get().texts().stream().mapToInt(categories::of).toArray();
      }
      return new Placed(column, offset, values, places);
    }
  }

  /** Encodes all columns of at most so many rows; returns the first complaint, or null. */
  private Complaint encode(
      List<Placed> placed,
      int[] all,
      int from,
      int most,
      Map<String, double[]> own,
      int first,
      FloatBuffer target) {
    int to = Math.min(from + most, all.length);
    Rows rows = new Rows(all, from, to, new float[(to - from) * width]);
    for (int i = 0; i < placed.size(); i++) {
      try {
        encode(placed.get(i), rows, own, first);
      } catch (DataException e) {
        return new Complaint(i, e);
      }
    }
    target.put(from * width, rows.features());
    return null;
  }

  private void encode(Placed placed, Rows rows, Map<String, double[]> own, int first) {
    ColumnEncoding column = placed.column();
    Place place = new Place(placed.values(), rows, placed.offset(), width);
    Encoding encoding = column.encoding();
    if (encoding instanceof Encoding.Standardized number) {
      encode(number, place);
    } else if (encoding instanceof Encoding.Scaled number) {
      encode(number, place);
    } else if (encoding instanceof Encoding.Cyclic number) {
      encode(number, place);
    } else if (encoding instanceof Encoding.OneHot category) {
      encode(category, placed, place);
    } else if (own.containsKey(column.name())) {
      encode(own.get(column.name()), first, place);
    } else {
      encode((Encoding.TargetMean) encoding, column, place);
    }
  }

  /** Where the features of a column's cells go. */
  private record Place(DerivedColumn values, Rows rows, int offset, int width) {
    int from() {
      return rows.from();
    }

    int to() {
      return rows.to();
    }

    int row(int i) {
      return rows.all()[i];
    }

    void put(int i, int feature, float value) {
      rows.features()[(i - rows.from()) * width + offset + feature] = value;
    }
  }

  private static void encode(Encoding.Standardized own, Place to) {
    for (int i = to.from(); i < to.to(); i++) {
      int row = to.row(i);
      double value = (to.values.required(row) - own.mean()) / own.deviation();
      to.put(i, 0, to.values.feature(row, value));
    }
  }

  private static void encode(Encoding.Scaled own, Place to) {
    for (int i = to.from(); i < to.to(); i++) {
      int row = to.row(i);
      double number = to.values.optional(row);
      boolean missing = Double.isNaN(number);
      if (missing) {
        number = Double.isNaN(own.filling()) ? to.values.required(row) : own.filling();
      }
      double value = own.log() ? Math.log1p(Math.max(number, 0)) : number;
      to.put(i, 0, to.values.feature(row, (value - own.center()) / own.spread()));
      if (missing && own.indicator()) {
        to.put(i, 1, 1);
      }
    }
  }

  private static void encode(Encoding.Cyclic circle, Place to) {
    Map<Double, float[]> known = new HashMap<>(); // there are but a few values
    for (int i = to.from(); i < to.to(); i++) {
      double value = to.values.number(to.row(i));
      if (!Double.isNaN(value)) {
        float[] own = known.computeIfAbsent(value, key -> onCircle(key, circle));
        to.put(i, 0, own[0]);
        to.put(i, 1, own[1]);
      }
    }
  }

  private static float[] onCircle(double value, Encoding.Cyclic circle) {
    double angle = 2 * Math.PI * (value - circle.first()) / circle.period();
    return new float[] {(float) StrictMath.sin(angle), (float) StrictMath.cos(angle)};
  }

  private void encode(Encoding.OneHot own, Placed column, Place to) {
    TextColumn codes = to.values.texts().orElse(null); // so that texts are looked up once
    Index categories = new Index(own.categories());
    boolean flag = own.categories().size() == 1 && !own.other();
    int unknown = 0;
    for (int i = to.from(); i < to.to(); i++) {
      int row = to.row(i);
      if (to.values.isMissing(row)) {
        if (own.missing()) {
          to.put(i, own.categories().size(), 1);
        }
        continue;
      }
      int place =
          codes == null ? categories.of(to.values.text(row)) : column.places()[codes.code(row)];
      if (place >= 0) {
        to.put(i, place, 1);
      } else if (own.other()) {
        to.put(i, own.width() - 1, 1);
        unknown++;
      } else if (!flag) {
        unknown++;
      }
    }
    count(column.column(), unknown);
  }

  private void encode(Encoding.TargetMean own, ColumnEncoding column, Place to) {
    Index categories = new Index(own.categories());
    int unknown = 0;
    for (int i = to.from(); i < to.to(); i++) {
      int place = categories.of(to.values.text(to.row(i)));
      unknown += place < 0 && !to.values.isMissing(to.row(i)) ? 1 : 0;
      double mean = place < 0 ? own.prior() : own.means().get(place);
      to.put(i, 0, to.values.feature(to.row(i), (mean - own.mean()) / own.deviation()));
    }
    count(column, unknown);
  }

  private static void encode(double[] own, int first, Place to) {
    for (int i = to.from(); i < to.to(); i++) {
      to.put(i, 0, to.values.feature(to.row(i), own[first + i]));
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
