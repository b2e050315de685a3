package dev.tandem.model;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.AsIs;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Columns;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.data.Preprocessing.Encoding.OneHot;
import dev.tandem.data.Preprocessing.Encoding.Standardized;
import dev.tandem.data.Preprocessing.Pixels;
import dev.tandem.network.tree.Kinds;
import dev.tandem.network.tree.Located;
import dev.tandem.network.tree.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Preprocessing as it stands in a model's metadata; see {@link Preprocessing} for its meaning. */
final class PreprocessingForm {
  private static final String AS_IS = "as-is";
  private static final String PIXELS = "pixels";
  private static final String COLUMNS = "columns";
  private static final String STANDARDIZED = "standardized";
  private static final String ONE_HOT = "one-hot";

  private static final Kinds<Preprocessing> KINDS =
      Kinds.<Preprocessing>none()
          .and(AS_IS, new AsIs())
          .and(PIXELS, PreprocessingForm::pixels)
          .and(COLUMNS, PreprocessingForm::columns);

  private static final Kinds<Encoding> ENCODINGS =
      Kinds.<Encoding>none()
          .and(STANDARDIZED, PreprocessingForm::standardized)
          .and(ONE_HOT, PreprocessingForm::oneHot);

  private PreprocessingForm() {}

  static Preprocessing read(Section section) {
    return KINDS.typed(section);
  }

  static Map<String, Object> write(Preprocessing preprocessing) {
    if (preprocessing instanceof Pixels pixels) {
      return keys(
          Map.entry(Kinds.TYPE, PIXELS),
          Map.entry("height", pixels.shape().height()),
          Map.entry("width", pixels.shape().width()),
          Map.entry("mean", pixels.mean()),
          Map.entry("deviation", pixels.deviation()));
    }
    if (preprocessing instanceof Columns columns) {
      return keys(
          Map.entry(Kinds.TYPE, COLUMNS),
          Map.entry(COLUMNS, columns.columns().stream().map(PreprocessingForm::write).toList()));
    }
    return keys(Map.entry(Kinds.TYPE, AS_IS));
  }

  private static Map<String, Object> write(ColumnEncoding column) {
    return keys(
        Map.entry("name", column.name()),
        Map.entry("derivation", name(column.derivation())),
        Map.entry("sources", column.sources()),
        Map.entry("encoding", write(column.encoding())));
  }

  private static Map<String, Object> write(Encoding encoding) {
    if (encoding instanceof Standardized standardized) {
      return keys(
          Map.entry(Kinds.TYPE, STANDARDIZED),
          Map.entry("mean", standardized.mean()),
          Map.entry("deviation", standardized.deviation()));
    }
    return keys(
        Map.entry(Kinds.TYPE, ONE_HOT), Map.entry("categories", ((OneHot) encoding).categories()));
  }

  private static Pixels pixels(Section section) {
    ImageShape shape = new ImageShape(section.integer("height"), section.integer("width"));
    double mean = section.number("mean");
    double deviation = section.number("deviation");
    return section.done(() -> new Pixels(shape, mean, deviation));
  }

  private static Columns columns(Section section) {
    List<Located> items = section.list(COLUMNS);
    section.done();
    return new Columns(items.stream().map(item -> column(item.section())).toList());
  }

  private static ColumnEncoding column(Section section) {
    String name = section.text("name");
    Derivation derivation = section.oneOf("derivation", derivations());
    List<String> sources = section.texts("sources");
    Section encoding = section.section("encoding");
    section.done();
    return new ColumnEncoding(name, derivation, sources, ENCODINGS.typed(encoding));
  }

  private static Standardized standardized(Section section) {
    double mean = section.number("mean");
    double deviation = section.number("deviation");
    return section.done(() -> new Standardized(mean, deviation));
  }

  private static OneHot oneHot(Section section) {
    List<String> categories = section.texts("categories");
    return section.done(() -> new OneHot(categories));
  }

  private static Map<String, Derivation> derivations() {
    Map<String, Derivation> byName = new TreeMap<>();
    for (Derivation derivation : Derivation.values()) {
      byName.put(name(derivation), derivation);
    }
    return byName;
  }

  /** {@code DAYS_BETWEEN} is written {@code days-between}. */
  private static String name(Derivation derivation) {
    return derivation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @SafeVarargs
  private static Map<String, Object> keys(Map.Entry<String, ?>... entries) {
    Map<String, Object> keys = new LinkedHashMap<>();
    for (Map.Entry<String, ?> entry : entries) {
      keys.put(entry.getKey(), entry.getValue());
    }
    return keys;
  }
}
