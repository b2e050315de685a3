package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.ColumnEncoding;
import dev.tandem.data.Preprocessing.Derivation;
import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.data.TargetScale;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.datasets.table.survey.KindFinder;
import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads a column's encoding off the training rows; the others are not looked at. */
public final class EncodingFitter {
  private static final int MOST_CATEGORIES = 200;
  private static final int FEW_CATEGORIES = 20; // among so few even a rare one has its feature
  private static final int RARE = 5; // rows

  private final Table table;
  private final int[] trainingRows;
  private final TrainingRows training;
  private final Map<String, double[]> own =
      new ConcurrentHashMap<>(); // columns are fitted side by side

  /**
   * @param training rows of the table, in the order that sums are taken
   */
  public EncodingFitter(Table table, TrainingRows training) {
    this.table = table;
    this.trainingRows = training.rows();
    this.training = training;
  }

  /** By name of a target-encoded column that was fitted, the features of the training rows. */
  public Map<String, double[]> own() {
    return own;
  }

  /** How targets that are numbers are standardized. */
  public TargetScale targetScale() {
    Numbers.Moments moments = Numbers.moments(y("data.target"));
    return new TargetScale(moments.mean(), moments.deviation());
  }

  /**
   * @throws DataException if a value does not fit, or a preset column has more than 200 categories
   */
  public ColumnEncoding fit(ColumnPlan plan) {
    DerivedColumn column = new DerivedColumn(table, plan.derivation(), plan.sources());
    return new ColumnEncoding(
        plan.name(), plan.derivation(), plan.sources(), plan.reading(), encoding(plan, column));
  }

  private Encoding encoding(ColumnPlan plan, DerivedColumn column) {
    Numbers numbers = new Numbers(column, trainingRows);
    return switch (plan.method()) {
      case NUMBER_WITHOUT_GAPS -> {
        numbers.requireAll();
        Numbers.Moments moments = numbers.moments();
        yield new Encoding.Standardized(moments.mean(), moments.deviation());
      }
      case STANDARD, MIN_MAX, ROBUST, LOG -> numbers.scaled(plan.method(), plan.name());
      case CATEGORY_WITHOUT_GAPS -> every(plan, column);
      case CATEGORY -> common(column);
      case TARGET -> targetMean(plan, column);
      case FLAG -> flag(plan);
      case MONTHS -> new Encoding.Cyclic(1, 12);
      case WEEKDAYS -> new Encoding.Cyclic(1, 7);
      case HOURS -> new Encoding.Cyclic(0, 24);
    };
  }

  private Encoding every(ColumnPlan plan, DerivedColumn column) {
    Comparator<String> order =
        plan.derivation() == Derivation.WEEKDAY
            ? Comparator.comparing(DayOfWeek::valueOf)
            : Comparator.naturalOrder();
    Map<String, Integer> counts = counts(column, new TreeMap<>(order));
    if (counts.size() > MOST_CATEGORIES) {
      throw new DataException(
          table.file() + ", column " + plan.name(),
          "at most " + MOST_CATEGORIES + " categories",
          counts.size());
    }
    return new Encoding.OneHot(List.copyOf(counts.keySet()));
  }

  /** In a column of many categories, those of few rows are left to {@code other}. */
  private Encoding common(DerivedColumn column) {
    Map<String, Integer> counts = counts(column, new TreeMap<>());
    int least = counts.size() > FEW_CATEGORIES ? RARE : 1;
    List<String> kept =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= least)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(MOST_CATEGORIES)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    boolean missing = false;
    for (int i = 0; i < trainingRows.length && !missing; i++) {
      missing = column.isMissing(trainingRows[i]);
    }
    return new Encoding.OneHot(kept, missing, kept.size() < counts.size());
  }

  private Encoding targetMean(ColumnPlan plan, DerivedColumn column) {
    double[] y = y("data.columns." + plan.name() + ".encode");
    int[] folds = TargetMeans.folds(y.length, training.seed());
    TargetMeans means = TargetMeans.of(column, trainingRows, y, folds);
    own.put(plan.name(), means.own());
    return means.encoding();
  }

  /** Targets as numbers: of two classes 1 for the positive one. */
  private double[] y(String key) {
    if (training.targets() instanceof Targets.Classes classes && classes.names().size() > 2) {
      throw new DataException(
          key,
          "one-hot, since target needs two classes or numbers to predict",
          "target with " + classes.names().size() + " classes");
    }
    float[] values = training.targets().numbers(1).values();
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private Map<String, Integer> counts(DerivedColumn column, Map<String, Integer> counts) {
    if (column.texts().isPresent()) {
      counts.putAll(counts(column.texts().get()));
      return counts;
    }
    Map<String, Integer> unordered = new HashMap<>();
    for (int row : trainingRows) {
      if (!column.isMissing(row)) {
        unordered.merge(column.text(row), 1, Integer::sum);
      }
    }
    counts.putAll(unordered);
    return counts;
  }

  private Map<String, Integer> counts(TextColumn column) {
    int[] counts = new int[column.texts().size()];
    for (int row : trainingRows) {
      if (!column.isMissing(row)) {
        counts[column.code(row)]++;
      }
    }
    return IntStream.range(0, counts.length)
        .filter(code -> counts[code] > 0)
        .boxed()
        .collect(Collectors.toMap(code -> column.texts().get(code), code -> counts[code]));
  }

  private Encoding flag(ColumnPlan plan) {
    TextColumn column = table.texts(plan.name());
    Map<String, Integer> counts = new TreeMap<>();
    column.texts().forEach(text -> counts.put(text, 1));
    boolean missing = false;
    for (int i = 0; i < trainingRows.length && !missing; i++) {
      missing = column.isMissing(trainingRows[i]);
    }
    return new Encoding.OneHot(List.of(KindFinder.trueOf(counts)), missing, false);
  }
}
