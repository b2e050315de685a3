package dev.tandem.workbench.judgement.reproduction;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Repeats as files have them, with nothing in them but what a test is about. */
final class Repeats {
  static final ObservedEntry SEEN = seen("targets", "weights", 2, "order");

  private Repeats() {}

  /** A repeat with the metrics of its splits. */
  static RunEntry of(Map<String, MetricsEntry> metrics) {
    return run(1, "", metrics, SEEN);
  }

  /** A repeat with metrics of the test rows, and the hash of its weights. */
  static RunEntry of(int repeat, String weightsSha256, MetricsEntry test) {
    return run(repeat, weightsSha256, Map.of("test", test), SEEN);
  }

  /** A repeat of which this was seen, with a loss of the training rows for each epoch. */
  static RunEntry of(ObservedEntry seen, double... losses) {
    return run(1, "", Map.of(), seen, losses);
  }

  private static RunEntry run(
      int repeat,
      String weightsSha256,
      Map<String, MetricsEntry> metrics,
      ObservedEntry seen,
      double... losses) {
    List<EpochEntry> epochs = new ArrayList<>();
    for (double loss : losses) {
      Score train = new Score(loss, Double.NaN);
      int epoch = epochs.size() + 1;
      epochs.add(new EpochEntry(epoch, train, Score.NONE, Score.NONE, null, 1, "", null, null));
    }
    return new RunEntry(
        repeat, repeat, epochs, null, null, metrics, null, null, seen, weightsSha256);
  }

  static ObservedEntry seen(String targets, String initialWeights, int threads, String order) {
    return new ObservedEntry(
        threads,
        initialWeights,
        targets,
        order,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** Metrics of a hundred rows of which so many lie on each side of a confusion matrix. */
  static MetricsEntry.OfClasses classes(double loss, double accuracy, double precision) {
    return classes(loss, accuracy, precision, new int[][] {{40, 10}, {5, 45}});
  }

  static MetricsEntry.OfClasses classes(
      double loss, double accuracy, double precision, int[][] confusion) {
    return new MetricsEntry.OfClasses(
        loss, accuracy, precision, 0.5, 0.5, 0.5, 0.5, confusion, null);
  }
}
