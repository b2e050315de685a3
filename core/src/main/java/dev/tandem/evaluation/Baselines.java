package dev.tandem.evaluation;

import java.util.Arrays;

/**
 * What answers without a model would score on the test rows.
 *
 * @param majorityAccuracy accuracy of always answering the class that is most frequent among the
 *     training rows (the lower of equally frequent ones); NaN without training or test rows
 * @param prevalence share of positives (class 1) among the test rows, which is also the average
 *     precision of a random ranking; NaN without test rows and for more than two classes
 * @param allPositiveF1 F1 of always answering positive, {@code 2·p / (p + rows)}; NaN without test
 *     rows and for more than two classes
 */
public record Baselines(double majorityAccuracy, double prevalence, double allPositiveF1) {

  /**
   * @param trainingLabels from 0 to classes − 1
   * @param testLabels from 0 to classes − 1
   */
  public static Baselines of(int[] trainingLabels, int[] testLabels, int classes) {
    Predictions.requireLabels(trainingLabels, classes);
    Predictions.requireLabels(testLabels, classes);
    double positives = classes == 2 ? occurrences(testLabels, 1) : Double.NaN;
    int rows = testLabels.length;
    return new Baselines(
        majorityAccuracy(trainingLabels, testLabels, classes),
        positives / rows,
        rows == 0 ? Double.NaN : 2 * positives / (positives + rows));
  }

  private static double majorityAccuracy(int[] training, int[] test, int classes) {
    if (training.length == 0) {
      return Double.NaN;
    }
    int[] counts = new int[classes];
    for (int label : training) {
      counts[label]++;
    }
    int majority = 0;
    for (int c = 1; c < classes; c++) {
      majority = counts[c] > counts[majority] ? c : majority;
    }
    return (double) occurrences(test, majority) / test.length;
  }

  private static long occurrences(int[] labels, int ofClass) {
    return Arrays.stream(labels).filter(label -> label == ofClass).count();
  }
}
