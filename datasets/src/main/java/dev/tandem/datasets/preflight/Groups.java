package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.cells.Sorting;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.TextColumn;
import dev.tandem.network.SplitSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Columns whose values stand in a few rows each, as a patient's number does, with rows of one value
 * on both sides of a random split. Ages do that too in a small table: a column has to look like
 * codes, by its cells or its name.
 */
final class Groups {
  private static final double FEWEST_EACH = 1.5; // rows
  private static final double MOST_EACH = 20;
  private static final int FEWEST_VALUES = 20;
  private static final double SHARED = 0.2; // of the test rows
  private static final double BEYOND_CHANCE = 10;

  private Groups() {}

  static List<Finding> of(Inspection in) {
    if (!in.atRandom()) {
      return List.of();
    }
    int[] rows = in.rows();
    String split = in.how() instanceof SplitSpec.Grouped grouped ? grouped.column() : "";
    List<String> names =
        Stream.concat(in.features().stream(), in.others().stream())
            .filter(name -> !name.equals(split))
            .toList();
    return Inspection.each(names, name -> of(in, rows, name));
  }

  private static List<Finding> of(Inspection in, int[] rows, String name) {
    Column column = in.table().column(name);
    if (column instanceof TextColumn texts && texts.texts().size() * MOST_EACH < rows.length / 2) {
      return List.of(); // far too few to name somebody, whatever is missing
    }
    if (!mayBeCodes(column, name, rows)) {
      return List.of();
    }
    double[] values = Inspection.values(column, rows);
    double[] sorted = Sorting.sorted(values);
    int distinct = distinct(sorted);
    double each = values.length / (double) distinct;
    if (values.length < FEWEST_VALUES
        || distinct < FEWEST_VALUES
        || each < FEWEST_EACH
        || each > MOST_EACH
        || !(IdNames.namesSomebody(name)
            || column instanceof TextColumn
            || areSparse(sorted)
            || areInBlocks(values, distinct))) {
      return List.of();
    }
    int shared = shared(column, in);
    if (shared < Math.max(3, SHARED * in.split().test().length)) {
      return List.of();
    }
    return List.of(
        new Finding(
            name,
            String.format(
                Locale.ROOT,
                "%,d values in %.1f rows each; %,d of %,d test rows share theirs with training"
                    + " rows",
                distinct,
                each,
                shared,
                in.split().test().length),
            "data.split: \"grouped:" + name + "\" keeps them together"));
  }

  private static boolean mayBeCodes(Column column, String name, int[] rows) {
    if (IdNames.isPlace(name)) {
      return false;
    }
    if (column instanceof TextColumn texts) {
      return IdNames.namesSomebody(name) || areCodes(texts.texts());
    }
    return column instanceof NumberColumn && areWhole(column, rows);
  }

  private static boolean areWhole(Column column, int[] rows) {
    for (int row : rows) {
      double value = Inspection.value(column, row);
      if (value != Math.rint(value) && !Double.isNaN(value)) {
        return false;
      }
    }
    return true;
  }

  /** Letters with digits, all of about one length, such as P0017. */
  private static boolean areCodes(List<String> texts) {
    return texts.stream().allMatch(text -> text.matches("[\\p{L}_-]+\\d+|\\d+[\\p{L}_-]+\\d*"));
  }

  private static int distinct(double[] sorted) {
    int distinct = sorted.length == 0 ? 0 : 1;
    for (int i = 1; i < sorted.length; i++) {
      distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
    }
    return distinct;
  }

  /** Whether far more numbers are equal than chance makes of as many steps in their range. */
  private static boolean areSparse(double[] sorted) {
    double step = 0; // the greatest that divides all distances
    double pairs = 0;
    int run = 0;
    for (int i = 1; i < sorted.length; i++) {
      step = commonStep(step, sorted[i] - sorted[i - 1]);
      run = sorted[i] == sorted[i - 1] ? run + 1 : 0;
      pairs += run;
    }
    double low = sorted[sorted.length / 10];
    double high = sorted[sorted.length - 1 - sorted.length / 10];
    double places = (high - low) / step + 1;
    double expected = 0.5 * sorted.length * sorted.length / places;
    return pairs > BEYOND_CHANCE * (expected + 1);
  }

  private static double commonStep(double a, double b) {
    return b == 0 ? a : commonStep(b, a % b);
  }

  /** Whether equal numbers follow one another. */
  private static boolean areInBlocks(double[] values, int distinct) {
    int same = 0;
    for (int i = 1; i < values.length; i++) {
      same += values[i] == values[i - 1] ? 1 : 0;
    }
    double expected = values.length / (double) distinct;
    return same > BEYOND_CHANCE * (expected + 1) && 10 * same > 3 * values.length;
  }

  private static int shared(Column column, Inspection in) {
    double[] training = Sorting.sorted(Inspection.values(column, in.split().training()));
    int shared = 0;
    for (double value : Inspection.values(column, in.split().test())) {
      shared += Arrays.binarySearch(training, value) >= 0 ? 1 : 0;
    }
    return shared;
  }
}
