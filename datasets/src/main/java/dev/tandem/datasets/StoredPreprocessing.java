package dev.tandem.datasets;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import java.util.ArrayList;
import java.util.List;

/** Preprocessing as texts by key, and back, without loss. */
final class StoredPreprocessing {
  private static final String KIND = "preprocessing";

  private StoredPreprocessing() {}

  static void put(Preprocessing preprocessing, Metadata target) {
    if (preprocessing instanceof Preprocessing.Pixels pixels) {
      target.put(KIND, "pixels");
      target.put("pixels.height", pixels.shape().height());
      target.put("pixels.width", pixels.shape().width());
      target.put("pixels.mean", pixels.mean());
      target.put("pixels.deviation", pixels.deviation());
    } else if (preprocessing instanceof Preprocessing.Columns columns) {
      target.put(KIND, "columns");
      target.put("columns.count", columns.columns().size());
      for (int i = 0; i < columns.columns().size(); i++) {
        put(columns.columns().get(i), "columns." + i, target);
      }
    } else {
      target.put(KIND, "as-is");
    }
  }

  private static void put(ColumnEncoding column, String key, Metadata target) {
    target.put(key + ".name", column.name());
    target.put(key + ".derivation", column.derivation());
    target.putList(key + ".sources", column.sources());
    if (column.encoding() instanceof Encoding.Standardized standardized) {
      target.put(key + ".mean", standardized.mean());
      target.put(key + ".deviation", standardized.deviation());
    } else {
      target.putList(key + ".categories", ((Encoding.OneHot) column.encoding()).categories());
    }
  }

  /**
   * @throws IllegalArgumentException if the texts are not as they were put
   */
  static Preprocessing get(Metadata source) {
    String kind = source.get(KIND);
    return switch (kind) {
      case "pixels" -> pixels(source);
      case "columns" -> columns(source);
      case "as-is" -> new Preprocessing.AsIs();
      default -> throw new IllegalArgumentException("preprocessing " + kind);
    };
  }

  private static Preprocessing pixels(Metadata source) {
    return new Preprocessing.Pixels(
        new ImageShape(source.getInt("pixels.height"), source.getInt("pixels.width")),
        source.getDouble("pixels.mean"),
        source.getDouble("pixels.deviation"));
  }

  private static Preprocessing columns(Metadata source) {
    List<ColumnEncoding> columns = new ArrayList<>();
    for (int i = 0; i < source.getInt("columns.count"); i++) {
      String key = "columns." + i;
      columns.add(
          new ColumnEncoding(
              source.get(key + ".name"),
              Derivation.valueOf(source.get(key + ".derivation")),
              source.getList(key + ".sources"),
              encoding(source, key)));
    }
    return new Preprocessing.Columns(columns);
  }

  private static Encoding encoding(Metadata source, String key) {
    return source.has(key + ".mean")
        ? new Encoding.Standardized(
            source.getDouble(key + ".mean"), source.getDouble(key + ".deviation"))
        : new Encoding.OneHot(source.getList(key + ".categories"));
  }
}
