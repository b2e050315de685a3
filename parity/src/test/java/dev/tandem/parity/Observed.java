package dev.tandem.parity;

import dev.tandem.data.Features;
import dev.tandem.tensor.Fingerprint;

/** Features that note which rows are asked for, and in what order, from {@link #watch} on. */
final class Observed implements Features {
  private final Features features;
  private final Fingerprint order = new Fingerprint();
  private boolean watching; // an engine may look at samples while it opens a session

  Observed(Features features) {
    this.features = features;
  }

  void watch() {
    watching = true;
  }

  /** The hash of all rows handed out; to be asked for once. */
  String orderHash() {
    return order.hex();
  }

  @Override
  public int rows() {
    return features.rows();
  }

  @Override
  public int width() {
    return features.width();
  }

  @Override
  public void gather(int[] rows, float[] target) {
    for (int row : rows) {
      note(row);
    }
    features.gather(rows, target);
  }

  @Override
  public void copy(int row, float[] target) {
    note(row);
    features.copy(row, target);
  }

  private void note(int row) {
    if (watching) {
      order.add(new int[] {row});
    }
  }

  @Override
  public long bytesPerRow() {
    return features.bytesPerRow();
  }
}
