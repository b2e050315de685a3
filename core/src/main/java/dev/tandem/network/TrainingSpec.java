package dev.tandem.network;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How long, in what batches, and from which seed.
 *
 * @param epochs at most
 * @param batchSize rows in a batch; empty means all training rows in one
 * @param seed of initial weights, batch order and dropout masks
 * @param earlyStopping when to end before the last epoch, if ever
 */
public record TrainingSpec(
    int epochs, OptionalInt batchSize, long seed, Optional<EarlyStoppingSpec> earlyStopping) {
  public static final TrainingSpec DEFAULT = new TrainingSpec(10, OptionalInt.of(64), 1);

  public TrainingSpec {
    Ranges.atLeast("epochs", 1, epochs);
    if (batchSize.isPresent()) {
      Ranges.atLeast("batchSize", 1, batchSize.getAsInt());
    }
  }

  /** All epochs. */
  public TrainingSpec(int epochs, OptionalInt batchSize, long seed) {
    this(epochs, batchSize, seed, Optional.empty());
  }

  /** This plan from another seed. */
  public TrainingSpec withSeed(long other) {
    return new TrainingSpec(epochs, batchSize, other, earlyStopping);
  }
}
