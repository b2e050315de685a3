package dev.tandem.tensor;

/**
 * Counter-based random numbers: the value at a position is a function of the key and the position
 * alone, so that any engine, thread, shard or resumed run draws the same ones in any order.
 *
 * <p>The stream is SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number
 * generators") entered at any place: {@code bits(i) = mix(key + (i + 1)·γ)}. The key is a hash of
 * the seed, the purpose and whatever else tells one use from another (epoch, step, layer).
 * Logarithms and cosines come from {@link StrictMath}: the same on every JDK.
 */
public final class CounterRandom {
  /** What numbers are drawn for; different purposes never share a stream. */
  public enum Purpose {
    WEIGHTS,
    ORDER,
    DROPOUT,
    SPLIT,
    GENERATOR,
    RESAMPLING,
    LABEL_NOISE,
    TARGET_FOLDS
  }

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long key;

  private CounterRandom(long seed, Purpose purpose) {
    begin(seed, purpose);
  }

  /** The stream of one use: same arguments, same numbers. */
  public static CounterRandom of(long seed, Purpose purpose, long... scope) {
    CounterRandom random = new CounterRandom(seed, purpose);
    for (long part : scope) {
      random.within(part);
    }
    return random;
  }

  /** The stream of (seed, purpose, a, b, c) from now on, without a new object. */
  public void restart(long seed, Purpose purpose, long a, long b, long c) {
    begin(seed, purpose);
    within(a);
    within(b);
    within(c);
  }

  private void begin(long seed, Purpose purpose) {
    key = mix(seed + GAMMA * (purpose.ordinal() + 1));
  }

  private void within(long part) {
    key = mix(key ^ mix(part + GAMMA));
  }

  /** 64 random bits at a position. */
  public long bits(long position) {
    return mix(key + (position + 1) * GAMMA);
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  public double uniform(long position) {
    return (bits(position) >>> 11) * 0x1.0p-53;
  }

  /** Uniform over 0 to bound - 1; the bias is below bound / 2⁵³. */
  public int below(long position, int bound) {
    return (int) (uniform(position) * bound);
  }

  /**
   * Standard normal, by Box and Muller's transform of the two uniforms at 2·position and 2·position
   * + 1.
   */
  public double normal(long position) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(2 * position)));
    return radius * StrictMath.cos(2 * Math.PI * uniform(2 * position + 1));
  }

  /** A permutation of 0 to length - 1 by Fisher and Yates's shuffle. */
  public int[] permutation(int length) {
    int[] order = new int[length];
    for (int i = 0; i < length; i++) {
      int j = below(i, i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
