package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import dev.tandem.datasets.table.column.Column;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Test rows that are copies of training rows, label and all. In a table of a few categories equal
 * rows are no wonder: only those count that chance would hardly make, by the frequency of each of
 * their values. Columns that identify rows do not make copies different.
 */
final class Copies {
  private static final int MOST_TRAINING_ROWS = 1_000_000;
  private static final double MOST_EXPECTED = 0.01; // copies by chance
  private static final double FEWEST = 0.01; // of the test rows

  private final Inspection in;
  private final List<Column> columns = new ArrayList<>();
  private final List<Map<Double, Integer>> frequencies = new ArrayList<>();
  private final int[] training;
  private final int sampled;

  private Copies(Inspection in) {
    this.in = in;
    this.training = Inspection.atMost(in.split().training(), MOST_TRAINING_ROWS);
    Set<String> identifiers = new HashSet<>();
    Identifiers.of(in).forEach(finding -> identifiers.add(finding.about()));
    int[] sample = Inspection.atMost(training, Inspection.SAMPLE);
    this.sampled = sample.length;
    for (String name : in.features()) {
      if (!identifiers.contains(name)) {
        Column column = in.table().column(name);
        columns.add(column);
        Map<Double, Integer> counts = new HashMap<>();
        for (int row : sample) {
          counts.merge(Inspection.value(column, row), 1, Integer::sum);
        }
        frequencies.add(counts);
      }
    }
  }

  static List<Finding> of(Inspection in) {
    return in.oneSide() || in.features().isEmpty() ? List.of() : new Copies(in).find();
  }

  private List<Finding> find() {
    int[] test = Inspection.atMost(in.split().test(), Inspection.SAMPLE);
    Set<Long> wanted = new HashSet<>();
    for (int row : test) {
      wanted.add(hash(row));
    }
    Map<Long, Integer> found = new HashMap<>();
    for (int row : training) {
      long hash = hash(row);
      if (wanted.contains(hash)) {
        found.putIfAbsent(hash, row);
      }
    }
    int copies = 0;
    int first = -1;
    for (int row : test) {
      if (found.containsKey(hash(row)) && expected(row) < MOST_EXPECTED) {
        first = copies == 0 ? row : first;
        copies++;
      }
    }
    return copies >= 2 && copies >= FEWEST * test.length
        ? List.of(finding(copies, test.length, first, found.get(hash(first))))
        : List.of();
  }

  private Finding finding(int copies, int rows, int copy, int original) {
    return new Finding(
        "rows",
        String.format(
            Locale.ROOT,
            "%,d of %,d test rows are copies of training rows (line %d of line %d)",
            copies,
            rows,
            in.table().line(copy),
            in.table().line(original)),
        "take the copies out of the file, or keep them on one side with data.split:"
            + " \"grouped:COLUMN\"");
  }

  private long hash(int row) {
    long hash = target(row);
    for (Column column : columns) {
      hash = 31 * hash + Double.doubleToLongBits(Inspection.value(column, row));
      hash = (hash ^ hash >>> 32) * 0x9E3779B97F4A7C15L;
    }
    return hash;
  }

  private long target(int row) {
    return in.targets() instanceof Targets.Classes classes
        ? classes.labels()[row]
        : Float.floatToIntBits(((Targets.Values) in.targets()).values()[row]);
  }

  /** How many training rows have a row's values, were the columns independent. */
  private double expected(int row) {
    double expected = training.length;
    for (int i = 0; i < columns.size(); i++) {
      double value = Inspection.value(columns.get(i), row);
      expected *= Math.max(1, frequencies.get(i).getOrDefault(value, 1)) / (double) sampled;
    }
    return expected;
  }
}
