package dev.tandem.model;

import dev.tandem.data.ImageShape;
import dev.tandem.data.Preprocessing;
import dev.tandem.data.Preprocessing.AsIs;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Columns;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.data.Preprocessing.Encoding.Cyclic;
import dev.tandem.data.Preprocessing.Encoding.OneHot;
import dev.tandem.data.Preprocessing.Encoding.Scaled;
import dev.tandem.data.Preprocessing.Encoding.Standardized;
import dev.tandem.data.Preprocessing.Encoding.TargetMean;
import dev.tandem.data.Preprocessing.History;
import dev.tandem.data.Preprocessing.Pixels;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.data.TargetScale;
import dev.tandem.network.tree.Kinds;
import dev.tandem.network.tree.Located;
import dev.tandem.network.tree.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Preprocessing as it stands in a model's metadata; see {@link Preprocessing} for its meaning. */
final class PreprocessingForm {
  private static final String AS_IS = "as-is";
  private static final String PIXELS = "pixels";
  private static final String COLUMNS = "columns";
  private static final String STANDARDIZED = "standardized";
  private static final String ONE_HOT = "one-hot";
  private static final String SCALED = "scaled";
  private static final String CYCLIC = "cyclic";
  private static final String TARGET_MEAN = "target-mean";
  private static final String HISTORY = "history";
  private static final String READING = "reading";
  private static final String TARGET_READING = "targetReading";

  private static final Kinds<Preprocessing> KINDS =
      Kinds.<Preprocessing>none()
          .and(AS_IS, new AsIs())
          .and(PIXELS, PreprocessingForm::pixels)
          .and(COLUMNS, PreprocessingForm::columns);

  private static final Kinds<Encoding> ENCODINGS =
      Kinds.<Encoding>none()
          .and(STANDARDIZED, PreprocessingForm::standardized)
          .and(ONE_HOT, PreprocessingForm::oneHot)
          .and(SCALED, PreprocessingForm::scaled)
          .and(CYCLIC, PreprocessingForm::cyclic)
          .and(TARGET_MEAN, PreprocessingForm::targetMean);

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
      return write(columns);
    }
    return keys(Map.entry(Kinds.TYPE, AS_IS));
  }

  /** What older files have not, is only there where it says something. */
  private static Map<String, Object> write(Columns columns) {
    Map<String, Object> keys =
        keys(
            Map.entry(Kinds.TYPE, COLUMNS),
            Map.entry(COLUMNS, columns.columns().stream().map(PreprocessingForm::write).toList()));
    if (!columns.missing().isEmpty()) {
      keys.put("missing", columns.missing());
    }
    if (columns.targetScale().scales()) {
      keys.put("targetMean", columns.targetScale().mean());
      keys.put("targetDeviation", columns.targetScale().deviation());
    }
    putReading(TARGET_READING, columns.targetReading(), keys);
    columns.history().ifPresent(history -> keys.put(HISTORY, write(history)));
    return keys;
  }

  private static Map<String, Object> write(History history) {
    return keys(
        Map.entry("by", history.by()),
        Map.entry("at", write(history.at())),
        Map.entry("known", write(history.known())),
        Map.entry("dates", history.dates()),
        Map.entry("outcome", write(history.outcome())),
        Map.entry("positives", history.positives()));
  }

  private static Map<String, Object> write(History.Cells cells) {
    Map<String, Object> keys = keys(Map.entry("column", cells.column()));
    putReading(READING, cells.reading(), keys);
    return keys;
  }

  private static Map<String, Object> write(ColumnEncoding column) {
    Map<String, Object> keys =
        keys(
            Map.entry("name", column.name()),
            Map.entry("derivation", name(column.derivation())),
            Map.entry("sources", column.sources()),
            Map.entry("encoding", write(column.encoding())));
    putReading(READING, column.reading(), keys);
    return keys;
  }

  private static void putReading(String key, Reading reading, Map<String, Object> keys) {
    if (!reading.equals(Reading.PLAIN)) {
      keys.put(
          key,
          keys(
              Map.entry("decimal", reading.decimal() + ""),
              Map.entry("thousands", reading.thousands()),
              Map.entry("monthFirst", reading.monthFirst())));
    }
  }

  private static Map<String, Object> write(Encoding encoding) {
    if (encoding instanceof Standardized standardized) {
      return keys(
          Map.entry(Kinds.TYPE, STANDARDIZED),
          Map.entry("mean", standardized.mean()),
          Map.entry("deviation", standardized.deviation()));
    }
    if (encoding instanceof Scaled scaled) {
      Map<String, Object> keys =
          keys(
              Map.entry(Kinds.TYPE, SCALED),
              Map.entry("log", scaled.log()),
              Map.entry("center", scaled.center()),
              Map.entry("spread", scaled.spread()),
              Map.entry("indicator", scaled.indicator()));
      if (!Double.isNaN(scaled.filling())) {
        keys.put("filling", scaled.filling());
      }
      return keys;
    }
    if (encoding instanceof Cyclic cyclic) {
      return keys(
          Map.entry(Kinds.TYPE, CYCLIC),
          Map.entry("first", cyclic.first()),
          Map.entry("period", cyclic.period()));
    }
    if (encoding instanceof TargetMean target) {
      return keys(
          Map.entry(Kinds.TYPE, TARGET_MEAN),
          Map.entry("categories", target.categories()),
          Map.entry("means", target.means()),
          Map.entry("prior", target.prior()),
          Map.entry("mean", target.mean()),
          Map.entry("deviation", target.deviation()));
    }
    OneHot oneHot = (OneHot) encoding;
    Map<String, Object> keys =
        keys(Map.entry(Kinds.TYPE, ONE_HOT), Map.entry("categories", oneHot.categories()));
    if (oneHot.missing() || oneHot.other()) {
      keys.put("missing", oneHot.missing());
      keys.put("other", oneHot.other());
    }
    return keys;
  }

  private static Pixels pixels(Section section) {
    ImageShape shape = new ImageShape(section.integer("height"), section.integer("width"));
    double mean = section.number("mean");
    double deviation = section.number("deviation");
    return section.done(() -> new Pixels(shape, mean, deviation));
  }

  private static Columns columns(Section section) {
    List<Located> items = section.list(COLUMNS);
    List<String> missing = section.listIfAny("missing").stream().map(Located::text).toList();
    double mean = section.number("targetMean", 0);
    double deviation = section.number("targetDeviation", 1);
    Reading reading = reading(section.section(TARGET_READING));
    Optional<History> history = section.find(HISTORY).map(value -> history(value.section()));
    section.done();
    return new Columns(
        items.stream().map(item -> column(item.section())).toList(),
        missing,
        new TargetScale(mean, deviation),
        reading,
        history);
  }

  private static History history(Section section) {
    String by = section.text("by");
    History.Cells at = cells(section.section("at"));
    History.Cells known = cells(section.section("known"));
    boolean dates = section.flag("dates");
    History.Cells outcome = cells(section.section("outcome"));
    List<String> positives = section.listIfAny("positives").stream().map(Located::text).toList();
    return section.done(() -> new History(by, at, known, dates, outcome, positives));
  }

  private static History.Cells cells(Section section) {
    String column = section.text("column");
    Reading reading = reading(section.section(READING));
    return section.done(() -> new History.Cells(column, reading));
  }

  private static ColumnEncoding column(Section section) {
    String name = section.text("name");
    Derivation derivation = section.oneOf("derivation", derivations());
    List<String> sources = section.texts("sources");
    Reading reading = reading(section.section(READING));
    Section encoding = section.section("encoding");
    section.done();
    return new ColumnEncoding(name, derivation, sources, reading, ENCODINGS.typed(encoding));
  }

  private static Reading reading(Section section) {
    Reading plain = Reading.PLAIN;
    String decimal = section.text("decimal", plain.decimal() + "");
    String thousands = section.text("thousands", plain.thousands());
    boolean monthFirst = section.flag("monthFirst", plain.monthFirst());
    return section.done(() -> new Reading(decimal.charAt(0), thousands, monthFirst));
  }

  private static Standardized standardized(Section section) {
    double mean = section.number("mean");
    double deviation = section.number("deviation");
    return section.done(() -> new Standardized(mean, deviation));
  }

  private static Scaled scaled(Section section) {
    boolean log = section.flag("log");
    double center = section.number("center");
    double spread = section.number("spread");
    double filling = section.number("filling", Double.NaN);
    boolean indicator = section.flag("indicator");
    return section.done(() -> new Scaled(log, center, spread, filling, indicator));
  }

  private static Cyclic cyclic(Section section) {
    double first = section.number("first");
    double period = section.number("period");
    return section.done(() -> new Cyclic(first, period));
  }

  private static TargetMean targetMean(Section section) {
    List<String> categories = section.texts("categories");
    List<Double> means = section.list("means").stream().map(Located::number).toList();
    double prior = section.number("prior");
    double mean = section.number("mean");
    double deviation = section.number("deviation");
    return section.done(() -> new TargetMean(categories, means, prior, mean, deviation));
  }

  private static OneHot oneHot(Section section) {
    List<String> categories = section.texts("categories");
    boolean missing = section.flag("missing", false);
    boolean other = section.flag("other", false);
    return section.done(() -> new OneHot(categories, missing, other));
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
