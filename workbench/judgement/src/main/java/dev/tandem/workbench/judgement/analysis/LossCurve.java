package dev.tandem.workbench.judgement.analysis;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A loss by epoch, the mean over the runs, and how much it wobbles from epoch to epoch.
 *
 * @param values of epochs 1, 2, ..., all finite; as many as every run has
 */
record LossCurve(double[] values) {
  /** Returns the curve of a split; empty where an epoch has no finite loss, or there is none. */
  static Optional<LossCurve> of(List<RunEntry> runs, Function<EpochEntry, Score> split) {
    int epochs = runs.stream().mapToInt(run -> run.epochs().size()).min().orElse(0);
    double[] values =
        IntStream.range(0, epochs)
            .mapToDouble(
                epoch ->
                    runs.stream()
                        .mapToDouble(run -> loss(split.apply(run.epochs().get(epoch))))
                        .average()
                        .orElse(Double.NaN))
            .toArray();
    return epochs == 0 || !Arrays.stream(values).allMatch(Double::isFinite)
        ? Optional.empty()
        : Optional.of(new LossCurve(values));
  }

  private static double loss(Score score) {
    return score == null ? Double.NaN : score.loss();
  }

  int epochs() {
    return values.length;
  }

  double first() {
    return values[0];
  }

  double last() {
    return values[values.length - 1];
  }

  /** Index of the lowest value, the first of equal ones. */
  int lowest() {
    int lowest = 0;
    for (int i = 1; i < values.length; i++) {
      lowest = values[i] < values[lowest] ? i : lowest;
    }
    return lowest;
  }

  /** Mean of the last few values. */
  double end(int count) {
    return Arrays.stream(values).skip(Math.max(0, values.length - count)).average().orElseThrow();
  }

  /**
   * The median distance of a value from the middle of its two neighbours: 0 on a straight line,
   * whatever its slope.
   */
  double wobble() {
    double[] distances =
        IntStream.range(1, values.length - 1)
            .mapToDouble(i -> Math.abs(values[i] - (values[i - 1] + values[i + 1]) / 2))
            .sorted()
            .toArray();
    return distances.length == 0 ? 0 : distances[distances.length / 2];
  }

  /**
   * By how much the line of least squares falls over the last epochs; negative if it rises.
   *
   * @param count how many steps from one epoch to the next
   */
  double fall(int count) {
    int from = values.length - 1 - count;
    double middle = count / 2.0;
    double mean = Arrays.stream(values).skip(from).average().orElseThrow();
    double slope = 0;
    double squares = 0;
    for (int i = 0; i <= count; i++) {
      slope += (i - middle) * (values[from + i] - mean);
      squares += (i - middle) * (i - middle);
    }
    return -slope / squares * count;
  }
}
