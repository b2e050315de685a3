package dev.tandem.engines.scratch;

import dev.tandem.network.ActivationSpec;

/**
 * A function of each value of a row. There are two sets of them, bit for bit the same: {@link
 * ScalarActivations} for any JVM, {@link LaneActivations} where the Vector API is there. The row of
 * a result is none of those it comes from.
 */
interface Activation {
  /** {@code y = f(x)}. */
  void value(float[] x, float[] y);

  /** {@code dx = dy·f'(x)}, with {@code y = f(x)} at hand. */
  void gradient(float[] x, float[] y, float[] dy, float[] dx);

  /** On lanes where this JVM has them. */
  static Activation of(ActivationSpec spec) {
    Activation scalar = spec.accept(new ScalarActivations());
    return VectorModule.present()
        ? new WholeVectors(spec.accept(new LaneActivations()), scalar)
        : scalar;
  }

  /** Lanes for rows of whole vectors, as padded rows are, and one value at a time for others. */
  record WholeVectors(Activation lanes, Activation scalar) implements Activation {
    /** A multiple of the lanes of every machine's vectors. */
    static final int MULTIPLE = 16;

    @Override
    public void value(float[] x, float[] y) {
      fitting(y).value(x, y);
    }

    @Override
    public void gradient(float[] x, float[] y, float[] dy, float[] dx) {
      fitting(dx).gradient(x, y, dy, dx);
    }

    private Activation fitting(float[] row) {
      return row.length % MULTIPLE == 0 ? lanes : scalar;
    }
  }
}
