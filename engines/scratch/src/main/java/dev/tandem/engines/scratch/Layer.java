package dev.tandem.engines.scratch;

import dev.tandem.engine.Batch;
import java.util.List;

/**
 * One step of the way from inputs to logits, and of the way back. Layers own the arrays that they
 * hand out, [B][width], and use them again for the next batch.
 */
interface Layer {
  /**
   * Computes Y from the first rows of X.
   *
   * @param training the batch while training; null when the network is only used
   */
  float[][] forward(float[][] x, int rows, Batch training);

  /**
   * Stores the gradients by this layer's parameters and gives the one by its input.
   *
   * @param dy the loss's gradient by Y of the last forward
   * @param inputGradient whether anybody reads the result; the first layer's is not computed
   */
  float[][] backward(float[][] dy, int rows, boolean inputGradient);

  default List<Parameter> parameters() {
    return List.of();
  }

  default List<Buffer> buffers() {
    return List.of();
  }

  /** Takes what the last training batch showed into the buffers. */
  default void keepStatistics() {}
}
