package dev.tandem.datasets;

import dev.tandem.data.Features;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Encoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A column as people know it: prepared features with their encoding undone. */
public sealed interface PlainColumn {
  /** What features lose as float32, of their column's deviation, with room to spare. */
  double FLOAT_ERROR = 4e-7;

  /** Ten to the power of how many decimals a number has at most. */
  double MOST_DECIMALS = 1e9;

  String name();

  /** Numbers, as they were before they were standardized, by row. */
  record Numbers(String name, double[] values) implements PlainColumn {}

  /**
   * Categories by row: an index into the names, or -1 for one that training rows do not have.
   *
   * @param names as training rows have them
   */
  record Categories(String name, List<String> names, int[] values) implements PlainColumn {}

  /**
   * The columns of the first rows, in order; of images, the pixels from 0 to 255 are one column.
   *
   * @param names of the features
   * @param count how many rows
   */
  static List<PlainColumn> of(
      Features encoded, List<String> names, Preprocessing preprocessing, int count) {
    float[][] features = new float[count][encoded.width()];
    for (int row = 0; row < count; row++) {
      encoded.copy(row, features[row]);
    }
    if (preprocessing instanceof Preprocessing.Columns table) {
      List<PlainColumn> columns = new ArrayList<>();
      int offset = 0;
      for (ColumnEncoding column : table.columns()) {
        columns.add(decoded(column, features, offset));
        offset += width(column.encoding());
      }
      return columns;
    }
    if (preprocessing instanceof Preprocessing.Pixels pixels) {
      return List.of(pixels(features, pixels));
    }
    List<PlainColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(new Numbers(names.get(i), numbers(features, i, 1, 0)));
    }
    return columns;
  }

  private static int width(Encoding encoding) {
    if (encoding instanceof Encoding.OneHot hot) {
      return hot.width();
    }
    boolean two =
        encoding instanceof Encoding.Cyclic
            || encoding instanceof Encoding.Scaled scaled && scaled.indicator();
    return two ? 2 : 1;
  }

  private static PlainColumn decoded(ColumnEncoding column, float[][] features, int offset) {
    if (column.encoding() instanceof Encoding.OneHot hot) {
      return categories(column.name(), hot, features, offset);
    }
    return new Numbers(column.name(), numbers(column.encoding(), features, offset));
  }

  private static double[] numbers(Encoding encoding, float[][] features, int offset) {
    if (encoding instanceof Encoding.Standardized own) {
      return numbers(features, offset, own.deviation(), own.mean());
    }
    if (encoding instanceof Encoding.TargetMean own) {
      return numbers(features, offset, own.deviation(), own.mean());
    }
    if (encoding instanceof Encoding.Cyclic own) {
      return Arrays.stream(features).mapToDouble(row -> place(row, offset, own)).toArray();
    }
    Encoding.Scaled own = (Encoding.Scaled) encoding;
    double[] values = numbers(features, offset, own.spread(), own.center());
    return own.log() ? Arrays.stream(values).map(Math::expm1).toArray() : values;
  }

  /** Where on its circle a row is, as a whole number. */
  private static double place(float[] row, int offset, Encoding.Cyclic own) {
    double turn = Math.atan2(row[offset], row[offset + 1]) / (2 * Math.PI);
    return own.first() + Math.rint((turn < 0 ? turn + 1 : turn) * own.period()) % own.period();
  }

  private static Categories categories(
      String name, Encoding.OneHot hot, float[][] features, int offset) {
    List<String> names = new ArrayList<>(hot.categories());
    if (hot.missing()) {
      names.add("missing");
    }
    if (hot.other()) {
      names.add("other");
    }
    int[] values = new int[features.length];
    for (int row = 0; row < features.length; row++) {
      values[row] = -1;
      for (int i = 0; i < names.size(); i++) {
        values[row] = features[row][offset + i] == 1 ? i : values[row];
      }
    }
    return new Categories(name, List.copyOf(names), values);
  }

  private static double[] numbers(float[][] features, int column, double deviation, double mean) {
    double[] values = new double[features.length];
    for (int row = 0; row < values.length; row++) {
      float feature = features[row][column];
      double lost = FLOAT_ERROR * deviation * Math.max(1, Math.abs(feature));
      values[row] = shortest(feature * deviation + mean, lost);
    }
    return values;
  }

  /** The number of the fewest decimals that is this one but for what float32 has lost. */
  private static double shortest(double value, double lost) {
    for (double scale = 1; scale <= MOST_DECIMALS; scale *= 10) {
      double rounded = Math.rint(value * scale) / scale;
      if (Math.abs(rounded - value) <= lost) {
        return rounded;
      }
    }
    return value;
  }

  private static Numbers pixels(float[][] features, Preprocessing.Pixels pixels) {
    int width = pixels.shape().height() * pixels.shape().width();
    double[] values = new double[features.length * width];
    for (int i = 0; i < values.length; i++) {
      float feature = features[i / width][i % width];
      values[i] = Math.round((feature - pixels.offset()) / pixels.scale());
    }
    return new Numbers("pixels", values);
  }
}
