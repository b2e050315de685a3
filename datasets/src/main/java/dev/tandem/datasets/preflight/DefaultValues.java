package dev.tandem.datasets.preflight;

import dev.tandem.datasets.table.cells.Sorting;
import dev.tandem.datasets.table.column.NumberColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Numbers that stand for a missing value: common ones far from all others (-999 and 9999, 0 for an
 * age), a lone -1 below numbers from 0 on, and 99, 999, ... much commoner than their neighbours.
 */
final class DefaultValues {
  private static final Set<Double> USUAL =
      Set.of(-1.0, -9.0, -99.0, -999.0, -9999.0, 99.0, 999.0, 9999.0, 99999.0, 999999.0);
  private static final int FEWEST_OTHERS = 8; // different values
  private static final int NEIGHBOURS = 5;

  private final double[] values; // different ones, ascending
  private final int[] counts;
  private final int rows;
  private final List<Integer> defaults = new ArrayList<>();

  private DefaultValues(double[] sorted) {
    double[] different = new double[sorted.length];
    int[] cells = new int[sorted.length];
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      count += i == 0 || sorted[i] != sorted[i - 1] ? 1 : 0;
      different[count - 1] = sorted[i];
      cells[count - 1]++;
    }
    this.values = Arrays.copyOf(different, count);
    this.counts = Arrays.copyOf(cells, count);
    this.rows = sorted.length;
  }

  static List<Finding> of(Inspection in) {
    int[] rows = Inspection.atMost(in.rows(), Inspection.SAMPLE);
    return Inspection.each(
        in.features(),
        name ->
            in.table().column(name) instanceof NumberColumn column
                ? new DefaultValues(Sorting.sorted(Inspection.values(column, rows))).find(name)
                : List.of());
  }

  private List<Finding> find(String name) {
    int low = 0;
    int high = values.length - 1;
    while (high - low >= FEWEST_OTHERS && isDefault(low, low + 1, low + 1, high)) {
      defaults.add(low++);
    }
    while (high - low >= FEWEST_OTHERS && isDefault(high, high - 1, low, high - 1)) {
      defaults.add(high--);
    }
    for (int i = low; i <= high && high - low >= 4 * FEWEST_OTHERS; i++) {
      if (isPeak(i, low, high)) {
        defaults.add(i);
      }
    }
    List<Finding> findings = new ArrayList<>();
    for (int place : defaults) {
      findings.add(finding(name, place, low, high));
    }
    return findings;
  }

  /** Whether an outermost value is one, seen beside the others. */
  private boolean isDefault(int place, int next, int from, int to) {
    double value = values[place];
    int count = counts[place];
    boolean usual = value == 0 || USUAL.contains(value);
    if (count < (usual ? Math.max(3, 0.005 * rows) : Math.max(5, 0.01 * rows))
        || 2 * count > rows) {
      return false;
    }
    boolean loneNegative =
        value < 0
            && values[next] >= 0
            && USUAL.contains(value)
            && count > 2 * usualCount(from, Math.min(to, from + NEIGHBOURS - 1)) + 1;
    return loneNegative || isFar(Math.abs(values[next] - value), from, to);
  }

  /** Whether a distance is large beside the spread of values and beside the steps among them. */
  private boolean isFar(double distance, int from, int to) {
    double[] steps = new double[to - from];
    for (int i = from; i < to; i++) {
      steps[i - from] = values[i + 1] - values[i];
    }
    Arrays.sort(steps);
    return distance >= 0.25 * (quantile(0.9, from, to) - quantile(0.1, from, to))
        && distance >= 5 * steps[steps.length / 2];
  }

  private double quantile(double share, int from, int to) {
    long all = 0;
    for (int i = from; i <= to; i++) {
      all += counts[i];
    }
    double left = share * all;
    int place = from;
    while (place < to && left > counts[place]) {
      left -= counts[place++];
    }
    return values[place];
  }

  private double usualCount(int from, int to) {
    return Arrays.stream(counts, from, to + 1).sorted().toArray()[(to - from) / 2];
  }

  private boolean isPeak(int place, int from, int to) {
    if (counts[place] < Math.max(5, 0.01 * rows) || !USUAL.contains(values[place])) {
      return false;
    }
    int most = 0;
    for (int i = Math.max(from, place - NEIGHBOURS); i <= Math.min(to, place + NEIGHBOURS); i++) {
      most = i == place ? most : Math.max(most, counts[i]);
    }
    return counts[place] > 5 * most;
  }

  private Finding finding(String name, int place, int low, int high) {
    String shown = text(values[place]);
    boolean broken = Arrays.stream(values).anyMatch(value -> value != Math.rint(value));
    String also = broken && !shown.contains(".") ? ", \"" + shown + ".0\"" : "";
    return new Finding(
        name,
        String.format(
            Locale.ROOT,
            "%s in %,d of %,d cells, others from %s to %s: a default?",
            shown,
            counts[place],
            rows,
            text(values[low]),
            text(values[high])),
        "data.missing: [\"" + shown + "\"" + also + "] if it means a missing value");
  }

  private static String text(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }
}
