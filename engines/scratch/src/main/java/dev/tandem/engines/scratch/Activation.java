package dev.tandem.engines.scratch;

/**
 * A function of each value of a padded row. There are two sets of them, bit for bit the same:
 * {@link ScalarActivations} for any JVM, {@link LaneActivations} where the Vector API is there. The
 * row of a result is none of those it comes from.
 */
interface Activation {
  /** {@code y = f(x)}. */
  void value(float[] x, float[] y);

  /** {@code dx = dy·f'(x)}, with {@code y = f(x)} at hand. */
  void gradient(float[] x, float[] y, float[] dy, float[] dx);
}
