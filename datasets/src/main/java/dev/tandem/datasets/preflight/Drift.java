package dev.tandem.datasets.preflight;

import dev.tandem.data.Targets;
import dev.tandem.datasets.table.cells.Sorting;
import dev.tandem.datasets.table.column.Column;
import dev.tandem.datasets.table.column.NumberColumn;
import dev.tandem.datasets.table.column.TextColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Columns that are distributed otherwise in test than in training rows. The distance has to be
 * large (so that a million rows do not find trifles) and beyond chance (so that thirty test rows do
 * not): of numbers Kolmogorov and Smirnov's, of categories the total variation.
 */
final class Drift {
  private static final double FEWEST = 0.15; // of the distance, which is at most 1
  private static final double UNLIKELY = 1e-6; // by chance, a column

  private Drift() {}

  static List<Finding> of(Inspection in) {
    List<Finding> findings = new ArrayList<>();
    if (in.oneSide()) {
      return findings;
    }
    int[] training = Inspection.atMost(in.split().training(), Inspection.SAMPLE);
    int[] test = Inspection.atMost(in.split().test(), Inspection.SAMPLE);
    findings.addAll(
        Inspection.each(
            in.features(),
            name ->
                told(
                    name,
                    feature(in.table().column(name), training, test),
                    Finding.ignoring(name))));
    if (!in.label().isEmpty()) {
      findings.addAll(told(in.label(), label(in, training, test), "another data.split mixes them"));
    }
    return findings;
  }

  private static List<Finding> told(String name, String evidence, String remedy) {
    return evidence.isEmpty() ? List.of() : List.of(new Finding(name, evidence, remedy));
  }

  private static String feature(Column column, int[] training, int[] test) {
    if (column instanceof NumberColumn) {
      return numbers(Inspection.values(column, training), Inspection.values(column, test));
    }
    return column instanceof TextColumn texts
        ? categories(codes(texts, training), codes(texts, test), texts.texts())
        : "";
  }

  private static String label(Inspection in, int[] training, int[] test) {
    if (in.targets() instanceof Targets.Classes classes) {
      int[] labels = classes.labels();
      return categories(
          Arrays.stream(training).map(row -> labels[row]).toArray(),
          Arrays.stream(test).map(row -> labels[row]).toArray(),
          classes.names());
    }
    float[] values = ((Targets.Values) in.targets()).values();
    return numbers(
        Arrays.stream(training).mapToDouble(row -> values[row]).toArray(),
        Arrays.stream(test).mapToDouble(row -> values[row]).toArray());
  }

  private static int[] codes(TextColumn column, int[] rows) {
    return Arrays.stream(rows).map(column::code).filter(code -> code >= 0).toArray();
  }

  private static String numbers(double[] trainingValues, double[] testValues) {
    if (trainingValues.length == 0 || testValues.length == 0) {
      return "";
    }
    double[] training = Sorting.sorted(trainingValues);
    double[] test = Sorting.sorted(testValues);
    double distance = 0;
    int i = 0;
    int j = 0;
    while (i < training.length && j < test.length) {
      double value = Math.min(training[i], test[j]);
      while (i < training.length && training[i] == value) {
        i++;
      }
      while (j < test.length && test[j] == value) {
        j++;
      }
      distance =
          Math.max(distance, Math.abs(i / (double) training.length - j / (double) test.length));
    }
    double byChance =
        Math.sqrt(-0.5 * Math.log(UNLIKELY / 2) * spread(training.length, test.length));
    return distance > Math.max(FEWEST, byChance)
        ? String.format(
            Locale.ROOT,
            "differs between training and test rows: median %.4g and %.4g",
            training[training.length / 2],
            test[test.length / 2])
        : "";
  }

  private static String categories(int[] training, int[] test, List<String> names) {
    if (training.length == 0 || test.length == 0) {
      return "";
    }
    int[] first = counts(training, names.size());
    int[] second = counts(test, names.size());
    double distance = 0;
    double expected = 0;
    int most = 0;
    double largest = -1;
    for (int i = 0; i < first.length; i++) {
      double own = first[i] / (double) training.length;
      double other = second[i] / (double) test.length;
      double both = (first[i] + second[i]) / (double) (training.length + test.length);
      distance += 0.5 * Math.abs(own - other);
      expected += 0.5 * Math.sqrt(both * (1 - both) * spread(training.length, test.length));
      if (Math.abs(own - other) > largest) {
        largest = Math.abs(own - other);
        most = i;
      }
    }
    double byChance =
        expected + Math.sqrt(-0.5 * Math.log(UNLIKELY) * spread(training.length, test.length));
    return distance > Math.max(FEWEST, byChance)
        ? String.format(
            Locale.ROOT,
            "differs between training and test rows: %s in %.0f %% and %.0f %%",
            names.get(most),
            100.0 * first[most] / training.length,
            100.0 * second[most] / test.length)
        : "";
  }

  private static int[] counts(int[] codes, int size) {
    int[] counts = new int[size];
    for (int code : codes) {
      counts[code]++;
    }
    return counts;
  }

  private static double spread(int training, int test) {
    return 1.0 / training + 1.0 / test;
  }
}
