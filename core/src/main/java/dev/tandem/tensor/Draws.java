package dev.tandem.tensor;

/** Random numbers of one stream drawn one after the other, for generators. Not thread-safe. */
public final class Draws {
  private final CounterRandom random;
  private long next;

  public Draws(CounterRandom random) {
    this.random = random;
  }

  /** Uniform in [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * random.uniform(next++);
  }

  /** True with the given probability. */
  public boolean chance(double probability) {
    return random.uniform(next++) < probability;
  }

  /** Uniform over 0 to bound - 1. */
  public int below(int bound) {
    return random.below(next++, bound);
  }

  /** Normal with mean 0. */
  public double normal(double deviation) {
    next += next & 1; // a normal at n takes the uniforms at 2n and 2n + 1
    double value = deviation * random.normal(next / 2);
    next += 2;
    return value;
  }
}
