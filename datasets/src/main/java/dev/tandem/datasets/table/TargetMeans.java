package dev.tandem.datasets.table;

import dev.tandem.data.Preprocessing.Encoding;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Target encoding: a category becomes the mean target of its rows, drawn towards that of all rows.
 *
 * <pre>
 *   m(c) = (Σ y of c's rows + s·prior) / (n of c's rows + s)      s = 20, prior = mean y of all rows
 * </pre>
 *
 * <p>Were a training row's own target in its m, a category of few rows would give its label away.
 * So training rows are dealt out into five folds, and a row has m (and prior) over the rows of the
 * other four; every other row has m over all training rows. y is 1 for the positive of two classes
 * and 0 for the other, or a number. The feature is standardized by mean and deviation of the
 * training rows' own values.
 *
 * @param encoding for rows outside training
 * @param own by training row, its feature
 */
record TargetMeans(Encoding.TargetMean encoding, double[] own) {
  static final int FOLDS = 5;
  static final double STRENGTH = 20;

  /**
   * @param rows of the table, those that train
   * @param y by training row
   * @param folds by training row, the fold that it is in
   */
  static TargetMeans of(DerivedColumn column, int[] rows, double[] y, int[] folds) {
    String[] texts = new String[rows.length];
    Sums all = new Sums();
    List<Sums> byFold = new ArrayList<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      byFold.add(new Sums());
    }
    for (int i = 0; i < rows.length; i++) {
      texts[i] = column.text(rows[i]);
      all.add(texts[i], y[i]);
      byFold.get(folds[i]).add(texts[i], y[i]);
    }
    double[] own = new double[rows.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = all.smoothedWithout(byFold.get(folds[i]), texts[i]);
    }
    Numbers.Moments moments = Numbers.moments(own);
    for (int i = 0; i < own.length; i++) {
      own[i] = (own[i] - moments.mean()) / moments.deviation();
    }
    return new TargetMeans(all.encoding(moments), own);
  }

  /** By training row, the fold that it is in; the folds' sizes differ by one row at most. */
  static int[] folds(int rows, long seed) {
    int[] order = CounterRandom.of(seed, Purpose.TARGET_FOLDS).permutation(rows);
    int[] folds = new int[rows];
    for (int i = 0; i < rows; i++) {
      folds[order[i]] = i % FOLDS;
    }
    return folds;
  }

  /** Targets of some rows, summed by category. */
  private static final class Sums {
    private static final double[] NOTHING = new double[2];

    private final Map<String, double[]> byText = new TreeMap<>(); // sum and count
    private final double[] all = new double[2];

    void add(String text, double y) {
      double[] own = byText.computeIfAbsent(text, key -> new double[2]);
      own[0] += y;
      own[1]++;
      all[0] += y;
      all[1]++;
    }

    /** Of a category, without the rows of a fold; of all rows if there are no others. */
    double smoothedWithout(Sums fold, String text) {
      double others = all[1] - fold.all[1];
      double prior = others == 0 ? prior() : (all[0] - fold.all[0]) / others;
      double[] own = byText.get(text);
      double[] left = fold.byText.getOrDefault(text, NOTHING);
      return smoothed(own[0] - left[0], own[1] - left[1], prior);
    }

    Encoding.TargetMean encoding(Numbers.Moments moments) {
      List<Double> means =
          byText.values().stream().map(own -> smoothed(own[0], own[1], prior())).toList();
      return new Encoding.TargetMean(
          List.copyOf(byText.keySet()), means, prior(), moments.mean(), moments.deviation());
    }

    private double prior() {
      return all[0] / all[1];
    }

    private static double smoothed(double sum, double count, double prior) {
      return (sum + STRENGTH * prior) / (count + STRENGTH);
    }
  }
}
