package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;

/**
 * One step of the way from inputs to logits, and of the way back. {@code backward} speaks of the
 * last {@code forward}.
 */
public interface Layer {
  /**
   * Computes Y from X.
   *
   * @param x [B, width in]
   * @param training the batch while training; empty when the network is only used
   * @return [B, width out]
   */
  Matrix forward(Matrix x, Optional<Batch> training);

  /**
   * The chain rule: stores the gradients by this layer's parameters and hands on the one by its
   * input.
   *
   * @param dy the loss's gradient by Y, [B, width out]
   * @return the loss's gradient by X, [B, width in]
   */
  Matrix backward(Matrix dy);

  /** Told when the last forward's batch has become a step: time to note its statistics. */
  default void stepMade() {}

  default List<Parameter> parameters() {
    return List.of();
  }

  /** What the layer keeps beside its parameters. */
  default List<Buffer> buffers() {
    return List.of();
  }
}
