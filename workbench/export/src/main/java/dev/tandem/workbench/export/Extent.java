package dev.tandem.workbench.export;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;

/**
 * How much of an experiment fits into a file: whole rows, and as many epochs as there is room for,
 * at least three. Initial weights are not counted.
 */
record Extent(ExperimentSpec experiment, DataSplits data, long mostBytes) {
  private static final int LEAST_EPOCHS = 3;

  /** Whether all rows fit, with the orders and masks of three epochs. */
  boolean fitsRows() {
    return bytes() <= mostBytes;
  }

  /** The share of a part's rows that fits, where not all do. */
  int fitting(int rows) {
    return Math.max(1, (int) (rows * ((double) mostBytes / bytes())));
  }

  /** Of how many epochs the orders and masks fit. */
  int epochs() {
    long left = mostBytes - bytes();
    long more = left <= 0 ? 0 : left / bytesOfEpoch();
    return (int) Math.min(experiment.training().epochs(), LEAST_EPOCHS + more);
  }

  private long bytes() {
    return bytesOf(data.training()) + bytesOf(data.test()) + LEAST_EPOCHS * bytesOfEpoch();
  }

  private long bytesOf(Dataset rows) {
    int feature = rows.features() instanceof ByteFeatures ? Byte.BYTES : Float.BYTES;
    int targets = experiment.loss().ofLogits() ? 1 : experiment.network().outputs();
    long bytesPerRow = (long) feature * rows.features().width() + (long) Float.BYTES * targets;
    return rows.rows() * bytesPerRow;
  }

  /** Orders and masks; rates are few beside them. */
  private long bytesOfEpoch() {
    long bytesPerRow = Integer.BYTES;
    int[] widths = experiment.network().widths();
    for (int i = 0; i < experiment.network().layers().size(); i++) {
      if (experiment.network().layers().get(i) instanceof LayerSpec.Dropout) {
        bytesPerRow += widths[i];
      }
    }
    return data.training().rows() * bytesPerRow;
  }
}
