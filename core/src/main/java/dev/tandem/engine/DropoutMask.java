package dev.tandem.engine;

import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;

/**
 * Which units a dropout layer keeps in a step: a function of seed, step, layer and position in the
 * batch, so that every engine drops the same ones. Kept units carry {@code 1 / (1 - p)}, computed
 * in float64; dropped ones 0.
 */
public final class DropoutMask {
  private final CounterRandom random;
  private final double probability;
  private final double kept;

  /**
   * @param layer the dropout layer's index in the network
   * @param probability that a unit is dropped
   */
  public DropoutMask(long seed, Batch batch, int layer, double probability) {
    this.random = CounterRandom.of(seed, Purpose.DROPOUT, batch.epoch(), batch.step(), layer);
    this.probability = probability;
    this.kept = 1 / (1 - probability);
  }

  /** The factor of a unit, whose position in the batch is {@code row * width + column}. */
  public double factor(int position) {
    return random.uniform(position) < probability ? 0 : kept;
  }
}
