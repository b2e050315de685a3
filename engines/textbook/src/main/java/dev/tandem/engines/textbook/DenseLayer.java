package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import java.util.List;
import java.util.Optional;

/**
 * Fully connected layer, {@code Y = X·Wᵀ + b}.
 *
 * <pre>
 *   X [B, in]   W [out, in]   b [1, out]   Y [B, out]      B: rows in the batch
 *   dW = dYᵀ·X  db = Σ_rows dY  dX = dY·W                  dY already carries the loss's 1/B
 * </pre>
 *
 * <p>W has torch.nn.Linear's layout, so weights pass between engines unchanged.
 */
final class DenseLayer implements Layer {
  private final Parameter weight;
  private final Parameter bias;
  private Matrix input; // X of the last forward, read by backward

  DenseLayer(Parameter weight, Parameter bias) {
    this.weight = weight;
    this.bias = bias;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    if (x.cols() != weight.value().cols()) {
      throw new ShapeException(
          "DenseLayer " + weight.name(),
          "X [B, " + weight.value().cols() + "]",
          "[" + x.rows() + ", " + x.cols() + "]");
    }
    input = x;
    return x.timesTransposed(weight.value()).plusRow(bias.value());
  }

  @Override
  public Matrix backward(Matrix dy) {
    weight.setGradient(dy.transposedTimes(input));
    bias.setGradient(dy.columnSums());
    return dy.times(weight.value());
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(weight, bias);
  }
}
