package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.TextColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
    List<Finding> findings = new ArrayList<>();
    if (rows.length < FEWEST || in.label().isEmpty()) {
      return findings;
    }
    for (String name : in.features()) {
      Column column = in.table().column(name);
      String evidence =
          in.targets() instanceof Targets.Classes classes
              ? ofClasses(column, rows, classes)
              : ofNumbers(column, rows, (Targets.Values) in.targets());
      if (!evidence.isEmpty()) {
        findings.add(
            new Finding(
                name, "gives " + in.label() + " away: " + evidence, Finding.ignoring(name)));
      }
    }
    return findings;
  }

  private static String ofClasses(Column column, int[] rows, Targets.Classes classes) {
    int[] labels = classes.labels();
    int wrong = 0;
    for (int half = 0; half < 2; half++) {
      Votes votes = new Votes(classes.names().size(), !(column instanceof TextColumn));
      for (int i = half; i < rows.length; i += 2) {
        votes.add(Inspection.value(column, rows[i]), labels[rows[i]]);
      }
      for (int i = 1 - half; i < rows.length; i += 2) {
        wrong += votes.of(Inspection.value(column, rows[i])) == labels[rows[i]] ? 0 : 1;
      }
    }
    int others = rows.length - commonest(labels, rows, classes.names().size());
    boolean perfect =
        others >= FEWEST_OTHERS
            && wrong <= Math.max(2, MOST_WRONG * rows.length)
            && 10 * wrong <= others;
    return perfect
        ? String.format(
            Locale.ROOT,
            "alone it predicts %,d of %,d held-out training rows",
            rows.length - wrong,
            rows.length)
        : "";
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
