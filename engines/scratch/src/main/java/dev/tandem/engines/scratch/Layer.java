package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.List;

/**
 * One step of the way from inputs to logits, and of the way back. Layers own the rows that they
 * hand out, and use them again for the next batch.
 *
 * <p>A pass begins with {@link #begin}, by one thread; then {@link #forward} fills Y share by
 * share, many threads at once. The way back is the same. Between all shares of one layer and the
 * first of the next nobody waits, unless the layer {@linkplain #spansRows asks for it}.
 */
interface Layer {
  /**
   * Readies a pass over the first rows of X.
   *
   * @param x [rows][in], perhaps not filled yet
   * @param training the batch while training; null when the network is only used
   * @return Y's rows [rows][out], which {@link #forward} fills
   */
  float[][] begin(float[][] x, int rows, Batch training);

  /** Fills rows [from, to) of Y, or columns where {@link #byColumns} says so. */
  void forward(int from, int to);

  /**
   * Readies the way back.
   *
   * @param dy the loss's gradient by Y, perhaps not filled yet
   * @return the rows of the gradient by X, which {@link #backward} fills
   */
  float[][] beginBackward(float[][] dy);

  /** Fills rows [from, to) of dX, or columns where {@link #byColumns} says so. */
  void backward(int from, int to);

  /** By one thread, when all of dY is there: sums over rows that make small gradients. */
  default void finishBackward() {}

  /** Whether a row of Y depends on all rows of X, so that all have to be there first. */
  default boolean spansRows() {
    return false;
  }

  /** By one thread, when all of X is there, if the layer spans rows. */
  default void joinForward() {}

  /** By one thread, when all of dY is there, if the layer spans rows. */
  default void joinBackward() {}

  /** Whether shares are columns, because the layer is so wide that rows of it leave the cache. */
  default boolean byColumns() {
    return false;
  }

  default List<Parameter> parameters() {
    return List.of();
  }

  default List<Buffer> buffers() {
    return List.of();
  }

  /** Takes what the last training batch showed into the buffers. */
  default void keepStatistics() {}
}
