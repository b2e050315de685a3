package dev.tandem.datasets;

import dev.tandem.data.DataException;
import dev.tandem.data.Targets;
import dev.tandem.network.DataSpec;
import dev.tandem.network.SplitSpec;
import dev.tandem.network.Task;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.Locale;

/**
 * Wrong labels on purpose: a share of the training rows, drawn by the data's seed, gets another
 * class, each of the others equally likely. A larger share of the same seed has all rows of a
 * smaller one. Validation and test rows keep their labels.
 */
final class LabelNoise {
  private LabelNoise() {}

  /**
   * @throws DataException if there are no classes, or training rows are test rows too
   */
  static void check(DataSpec spec, SplitSpec split) {
    if (spec.task() == Task.REGRESSION) {
      throw new DataException(
          "data.labelNoise",
          "0, since numbers have no other class to take",
          spec.labelNoise() + "");
    }
    if (split instanceof SplitSpec.None) {
      throw new DataException(
          "data.labelNoise",
          "0 with the split none, where training rows are the test rows",
          spec.labelNoise() + "");
    }
  }

  /** The labels of the training rows with the share of wrong ones. */
  static Targets.Classes apply(Targets.Classes training, double share, long seed) {
    int classes = training.names().size();
    int[] labels = training.labels().clone();
    int[] order = CounterRandom.of(seed, Purpose.LABEL_NOISE, 0).permutation(labels.length);
    CounterRandom other = CounterRandom.of(seed, Purpose.LABEL_NOISE, 1);
    for (int i = 0; i < count(labels.length, share); i++) {
      int step = 1 + other.below(i, classes - 1);
      labels[order[i]] = (labels[order[i]] + step) % classes;
    }
    return new Targets.Classes(labels, training.names());
  }

  /** What reports say of it. */
  static String note(int rows, double share) {
    return String.format(
        Locale.ROOT,
        "%,d of %,d training rows have a wrong label, on purpose (labelNoise %s)",
        count(rows, share),
        rows,
        share);
  }

  private static int count(int rows, double share) {
    return (int) Math.round(share * rows);
  }
}
