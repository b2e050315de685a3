package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import dev.tandem.datasets.table.cells.SideBySide;
import dev.tandem.datasets.table.column.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Test rows that are copies of training rows, label and all. In a table of a few categories equal
 * rows are no wonder: only those count that chance would hardly make, by the frequency of each of
 * their values. Columns that identify rows do not make copies different.
 */
final class Copies {
  private static final int MOST_TRAINING_ROWS = 1_000_000;
  private static final int PIECE = 4096; // rows
  private static final double MOST_EXPECTED = 0.01; // copies by chance
  private static final double FEWEST = 0.01; // of the test rows

  private final Inspection in;
  private final List<Column> columns = new ArrayList<>();
  private final int[] training;
  private final int[] sample; // of them
  private final List<Map<Double, Integer>> frequencies = new ArrayList<>(); // once they are needed

  private Copies(Inspection in) {
    this.in = in;
    this.training = Inspection.atMost(in.split().training(), MOST_TRAINING_ROWS);
    this.sample = Inspection.atMost(training, Inspection.SAMPLE);
    Set<String> identifiers = new HashSet<>();
    Identifiers.of(in).forEach(finding -> identifiers.add(finding.about()));
    for (String name : in.features()) {
      if (!identifiers.contains(name)) {
        columns.add(in.table().column(name));
      }
    }
  }

  static List<Finding> of(Inspection in) {
    return in.oneSide() || in.features().isEmpty() ? List.of() : new Copies(in).find();
  }

  private List<Finding> find() {
    int[] test = Inspection.atMost(in.split().test(), Inspection.SAMPLE);
    long[] wanted = hashes(test);
    long[] sorted = Arrays.stream(wanted).sorted().toArray();
    Map<Long, Integer> found = new HashMap<>();
    long[] own = hashes(training);
    for (int i = 0; i < own.length; i++) {
      if (Arrays.binarySearch(sorted, own[i]) >= 0) {
        found.putIfAbsent(own[i], training[i]);
      }
    }
    int copies = 0;
    int first = -1;
    for (int i = 0; i < test.length; i++) {
      if (found.containsKey(wanted[i]) && expected(test[i]) < MOST_EXPECTED) {
        first = copies == 0 ? i : first;
        copies++;
      }
    }
    return copies >= 2 && copies >= FEWEST * test.length
        ? List.of(finding(copies, test.length, test[first], found.get(wanted[first])))
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

  /** Of each row; column after column, since the cells of a column lie together. */
  private long[] hashes(int[] rows) {
    long[] hashes = Arrays.stream(rows).mapToLong(this::target).toArray();
    IntStream.rangeClosed(0, rows.length / PIECE)
        .parallel()
        .forEach(
            piece -> {
              int to = Math.min(rows.length, (piece + 1) * PIECE);
              for (Column column : columns) {
                for (int i = piece * PIECE; i < to; i++) {
                  hashes[i] = mixed(hashes[i], Inspection.value(column, rows[i]));
                }
              }
            });
    return hashes;
  }

  private static long mixed(long hash, double value) {
    long more = 31 * hash + Double.doubleToLongBits(value);
    return (more ^ more >>> 32) * 0x9E3779B97F4A7C15L;
  }

  private long target(int row) {
    return in.targets() instanceof Targets.Classes classes
        ? classes.labels()[row]
        : Float.floatToIntBits(((Targets.Values) in.targets()).values()[row]);
  }

  /** How many training rows have a row's values, were the columns independent. */
  private double expected(int row) {
    if (frequencies.isEmpty()) {
      frequencies.addAll(SideBySide.map(columns, this::frequencies));
    }
    double expected = training.length;
    for (int i = 0; i < columns.size(); i++) {
      double value = Inspection.value(columns.get(i), row);
      expected *= Math.max(1, frequencies.get(i).getOrDefault(value, 1)) / (double) sample.length;
    }
    return expected;
  }

  private Map<Double, Integer> frequencies(Column column) {
    Map<Double, Integer> counts = new HashMap<>();
    for (int row : sample) {
      counts.merge(Inspection.value(column, row), 1, Integer::sum);
    }
    return counts;
  }
}
