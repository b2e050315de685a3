package dev.tandem.engine;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;

/**
 * Which units a dropout layer keeps in a step: a function of seed, step, layer and position in the
 * batch, so that every engine drops the same ones. Kept units carry {@code 1 / (1 - p)}, computed
 * in float64; dropped ones 0.
 */
public final class DropoutMask {
  private final long seed;
  private final int layer;
  private final double probability;
  private final double kept;
  private final CounterRandom random;

  /**
   * The mask of a layer, after {@link #begin}.
   *
   * @param layer the dropout layer's index in the network
   * @param probability that a unit is dropped
   */
  public DropoutMask(long seed, int layer, double probability) {
    this.seed = seed;
    this.layer = layer;
    this.probability = probability;
    this.kept = 1 / (1 - probability);
    this.random = CounterRandom.of(seed, Purpose.DROPOUT);
  }

  /** The mask of a layer in a batch. */
  public DropoutMask(long seed, Batch batch, int layer, double probability) {
    this(seed, layer, probability);
    begin(batch);
  }

  /** The batch's mask from now on. */
  public void begin(Batch batch) {
    random.restart(seed, Purpose.DROPOUT, batch.epoch(), batch.step(), layer);
  }

  /** The factor of a unit, whose position in the batch is {@code row * width + column}. */
  public double factor(int position) {
    return random.uniform(position) < probability ? 0 : kept;
  }
}
