package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.TextColumn;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Columns that give the label away. One half of the training rows predicts the other by the column
 * alone, and the other way round: a category by its commonest class, a number by the class of the
 * nearest one. Of numbers to predict: a column in the same order, or categories with a number each.
 */
final class Giveaways {
  private static final int FEWEST = 20; // training rows
  private static final int FEWEST_OTHERS = 5; // rows not of the commonest class
  private static final double MOST_WRONG = 0.015;
  private static final double BEST_ORDER = 0.999; // Spearman's coefficient
  private static final double BEST_MEANS = 0.99; // R²

  private Giveaways() {}

  static List<Finding> of(Inspection in) {
    int[] rows = Inspection.atMost(in.split().training(), in.sample());
    return rows.length < FEWEST || in.label().isEmpty()
        ? List.of()
        : Inspection.each(in.features(), name -> of(in, name, rows));
  }

  private static List<Finding> of(Inspection in, String name, int[] rows) {
    Column column = in.table().column(name);
    String evidence =
        in.targets() instanceof Targets.Classes classes
            ? ofClasses(column, rows, classes)
            : ofNumbers(column, rows, (Targets.Values) in.targets());
    return evidence.isEmpty()
        ? List.of()
        : List.of(
            new Finding(
                name, "gives " + in.label() + " away: " + evidence, Finding.ignoring(name)));
  }

  private static String ofClasses(Column column, int[] rows, Targets.Classes classes) {
    int[] labels = classes.labels();
    int others = rows.length - commonest(labels, rows, classes.names().size());
    double most = Math.min(Math.max(2, MOST_WRONG * rows.length), others / 10);
    int[][] halves = {everyOther(rows, 0), everyOther(rows, 1)};
    int wrong = 0;
    for (int half = 0; half < 2; half++) {
      Votes votes = new Votes(column, halves[half], labels, classes.names().size());
      for (int row : halves[1 - half]) {
        wrong += votes.of(Inspection.value(column, row)) == labels[row] ? 0 : 1;
        if (others < FEWEST_OTHERS || wrong > most) {
          return "";
        }
      }
    }
    return String.format(
        Locale.ROOT,
        "alone it predicts %,d of %,d held-out training rows",
        rows.length - wrong,
        rows.length);
  }

  private static int[] everyOther(int[] rows, int from) {
    return IntStream.range(from, rows.length)
        .filter(i -> i % 2 == from)
        .map(i -> rows[i])
        .toArray();
  }

  private static int commonest(int[] labels, int[] rows, int classes) {
    int[] counts = new int[classes];
    int most = 0;
    for (int row : rows) {
      most = Math.max(most, ++counts[labels[row]]);
    }
    return most;
  }

  private static String ofNumbers(Column column, int[] rows, Targets.Values targets) {
    float[] values = targets.values();
    if (column instanceof TextColumn texts) {
      double explained = GroupMeans.explained(texts, rows, values);
      return explained >= BEST_MEANS
          ? String.format(Locale.ROOT, "its categories alone have R² %.3f", explained)
          : "";
    }
    double order = Ranks.correlation(column, rows, values);
    return Math.abs(order) >= BEST_ORDER
        ? String.format(Locale.ROOT, "it has the same order (rank correlation %.4f)", order)
        : "";
  }
}
