package dev.tandem.parity;

import dev.tandem.data.Features;
import dev.tandem.tensor.Fingerprint;

/** Features that note which rows are asked for, and in what order. */
final class Observed implements Features {
  private final Features features;
  private final Fingerprint order = new Fingerprint();

  Observed(Features features) {
    this.features = features;
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
    order.add(rows);
    features.gather(rows, target);
  }

  @Override
  public long bytesPerRow() {
    return features.bytesPerRow();
  }
}
