package dev.tandem.datasets.preflight;

import java.util.Map;
import java.util.TreeMap;

/** The class that most rows with a value have; of a number that nobody has, the nearest one's. */
final class Votes {
  private final int classes;
  private final boolean ordered;
  private final TreeMap<Double, int[]> counts = new TreeMap<>();
  private final int[] all;
  private int[] missing;

  Votes(int classes, boolean ordered) {
    this.classes = classes;
    this.ordered = ordered;
    this.all = new int[classes];
    this.missing = all;
  }

  /**
   * @param value NaN where it is missing
   */
  void add(double value, int label) {
    all[label]++;
    if (Double.isNaN(value)) {
      missing = missing == all ? new int[classes] : missing;
      missing[label]++;
    } else {
      counts.computeIfAbsent(value, key -> new int[classes])[label]++;
    }
  }

  int of(double value) {
    if (Double.isNaN(value)) {
      return most(missing);
    }
    int[] own = counts.get(value);
    if (own == null) {
      own = ordered ? nearest(value) : all;
    }
    return most(own);
  }

  private int[] nearest(double value) {
    Map.Entry<Double, int[]> below = counts.floorEntry(value);
    Map.Entry<Double, int[]> above = counts.ceilingEntry(value);
    if (below == null || above == null) {
      return below != null ? below.getValue() : above != null ? above.getValue() : all;
    }
    return value - below.getKey() <= above.getKey() - value ? below.getValue() : above.getValue();
  }

  private static int most(int[] counts) {
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return best;
  }
}
