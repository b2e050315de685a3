package dev.tandem.datasets.table;

import dev.tandem.data.DataException;
import dev.tandem.data.Preprocessing.Reading;
import dev.tandem.data.Targets;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.Table;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.datasets.table.survey.NumberText;
import dev.tandem.datasets.table.text.Index;
import dev.tandem.datasets.table.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a table's label column tells: classes, sorted (as numbers if they all are; of two, the
 * second is the positive one), or numbers. Rows without a label are not among the labelled ones.
 *
 * @param targets of all the table's rows; what stands at rows without a label has no meaning
 * @param rows those that have a label, ascending
 */
public record Labels(Targets targets, int[] rows) {
  private static final int MOST = 100;

  /**
   * Classes as they come, or as a person says.
   *
   * @param told by name of a class, the texts that mean it; empty for all as they come
   * @throws DataException if two texts look alike, there is one class or more than 100, or a text
   *     is none of the told ones
   */
  public static Labels of(Table table, String column, Map<String, List<String>> told) {
    TextColumn cells = table.texts(column);
    String place = table.file() + ", column " + column;
    Map<String, String> classes =
        told.isEmpty() ? asTheyCome(place, cells) : meant(table, column, cells, told);
    List<String> names =
        classes.values().stream().distinct().sorted(order(classes.values())).toList();
    requireClasses(place, names);
    Index index = new Index(names);
    int[] places = cells.texts().stream().mapToInt(text -> index.of(classes.get(text))).toArray();
    return of(cells, table.rows(), places, names);
  }

  /**
   * The given classes.
   *
   * @throws DataException with file and line if a value is none of them
   */
  public static Labels of(Table table, String column, List<String> names) {
    TextColumn cells = table.texts(column);
    Index index = new Index(names);
    int[] places = cells.texts().stream().mapToInt(index::of).toArray();
    for (int row = 0; row < table.rows(); row++) {
      if (!cells.isMissing(row) && places[cells.code(row)] < 0) {
        throw table.complaint(row, column, String.join(" or ", names), cells.text(row));
      }
    }
    return of(cells, table.rows(), places, names);
  }

  private static Labels of(TextColumn cells, int rows, int[] places, List<String> names) {
    int[] labels = new int[rows];
    int[] labelled = new int[rows];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      if (!cells.isMissing(row)) {
        labels[row] = places[cells.code(row)];
        labelled[count++] = row;
      }
    }
    return new Labels(new Targets.Classes(labels, names), Arrays.copyOf(labelled, count));
  }

  /**
   * Numbers, one a row.
   *
   * @throws DataException with file and line if a value is too large for float32
   */
  public static Labels numbers(Table table, String column) {
    NumberColumn cells = table.numbers(column);
    float[] values = new float[table.rows()];
    int[] labelled = new int[values.length];
    int count = 0;
    for (int row = 0; row < values.length; row++) {
      if (!cells.isMissing(row)) {
        values[row] = (float) cells.number(row);
        labelled[count++] = row;
        if (!Float.isFinite(values[row])) {
          throw table.complaint(row, column, "a number that float32 holds", cells.text(row));
        }
      }
    }
    return new Labels(new Targets.Values(values, 1), Arrays.copyOf(labelled, count));
  }

  /**
   * The texts that count as a positive outcome; none where outcomes are numbers.
   *
   * @param told as {@link #of(Table, String, Map)} has them
   * @throws DataException if there are more than two classes
   */
  public static List<String> positives(Targets targets, Map<String, List<String>> told) {
    if (!(targets instanceof Targets.Classes classes)) {
      return List.of();
    }
    if (classes.names().size() > 2) {
      throw new DataException(
          "data.history", "two classes or numbers to predict", classes.names().size() + " classes");
    }
    String positive = classes.names().get(1);
    List<String> texts = new ArrayList<>(List.of(positive));
    told.getOrDefault(positive, List.of()).forEach(text -> texts.add(text.trim()));
    return texts;
  }

  /** Each text its own class; those that differ only in case or blanks have to be settled. */
  private static Map<String, String> asTheyCome(String place, TextColumn cells) {
    Map<String, List<String>> alike = new LinkedHashMap<>();
    for (String text : cells.texts()) {
      String bare = text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
      alike.computeIfAbsent(bare, key -> new ArrayList<>()).add(text);
    }
    for (List<String> texts : alike.values()) {
      if (texts.size() > 1) {
        throw lookAlikes(place, texts, cells);
      }
    }
    return cells.texts().stream().collect(Collectors.toMap(text -> text, text -> text));
  }

  private static DataException lookAlikes(String place, List<String> texts, TextColumn cells) {
    int[] counts = cells.counts();
    String shown =
        texts.stream()
            .map(text -> "'" + text + "' (" + counts[cells.texts().indexOf(text)] + " rows)")
            .collect(Collectors.joining(" and "));
    String list = texts.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
    return new DataException(
        place
            + ": "
            + shown
            + " differ only in case or spaces; if they are one class, say data.classes with all"
            + " classes, one of them "
            + texts.get(0)
            + ": ["
            + list
            + "]");
  }

  private static Map<String, String> meant(
      Table table, String column, TextColumn cells, Map<String, List<String>> told) {
    Map<String, String> classes = new HashMap<>();
    told.forEach(
        (name, texts) -> {
          classes.put(name, name);
          texts.forEach(text -> classes.put(text.trim(), name));
        });
    for (int row = 0; row < table.rows(); row++) {
      if (!cells.isMissing(row) && !classes.containsKey(cells.text(row))) {
        throw table.complaint(
            row,
            column,
            "one of the texts that data.classes names: " + Names.list(classes.keySet()),
            cells.text(row));
      }
    }
    classes.keySet().retainAll(cells.texts());
    return classes;
  }

  private static Comparator<String> order(Collection<String> values) {
    Comparator<String> byText = Comparator.naturalOrder();
    return values.stream().noneMatch(text -> Double.isNaN(number(text)))
        ? Comparator.comparingDouble(Labels::number).thenComparing(byText)
        : byText;
  }

  private static double number(String text) {
    return NumberText.parse(text, Reading.PLAIN);
  }

  private static void requireClasses(String place, List<String> names) {
    if (names.size() < 2) {
      String got = names.isEmpty() ? "no label in any row" : "only '" + names.get(0) + "'";
      throw new DataException(place, "at least 2 classes", got);
    }
    if (names.size() > MOST) {
      throw new DataException(
          place,
          "at most " + MOST + " classes",
          names.size() + " different values; to predict numbers, say data.task: regression");
    }
  }
}
