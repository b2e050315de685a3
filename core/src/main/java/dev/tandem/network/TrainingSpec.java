package dev.tandem.network;

import java.util.OptionalInt;

/**
 * How long, in what batches, and from which seed.
 *
 * @param batchSize rows in a batch; empty means all training rows in one
 * @param seed of first weights, batch order and dropout masks
 */
public record TrainingSpec(int epochs, OptionalInt batchSize, long seed) {
  public static final TrainingSpec DEFAULT = new TrainingSpec(10, OptionalInt.of(64), 1);

  public TrainingSpec {
    Ranges.atLeast("epochs", 1, epochs);
    if (batchSize.isPresent()) {
      Ranges.atLeast("batchSize", 1, batchSize.getAsInt());
    }
  }
}
