package dev.tandem.engine;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.util.List;

/**
 * What a step on a batch would do.
 *
 * @param loss what the step makes smaller: the batch's mean or sum, as the loss is reduced
 * @param layers in order
 * @param gradients by parameter, of that loss
 * @param clippedGradients as the optimizer gets them; the same where nothing clips
 * @param updates by parameter, new value minus old
 */
public record Trace(
    double loss,
    List<LayerTrace> layers,
    Parameters gradients,
    Parameters clippedGradients,
    Parameters updates) {

  /**
   * One layer's part.
   *
   * @param output [B, width]
   * @param outputGradient of the loss by that output, [B, width]
   */
  public record LayerTrace(Matrix output, Matrix outputGradient) {}
}
