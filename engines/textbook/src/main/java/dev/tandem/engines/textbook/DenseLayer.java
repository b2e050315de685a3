package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fully connected layer, {@code Y = X·Wᵀ + b}.
 *
 * <pre>
 *   X [B, in]   W [out, in]   b [1, out]   Y [B, out]      B: rows in the batch
 *   dW = dYᵀ·X  db = Σ_rows dY  dX = dY·W                  dY already carries the loss's 1/B
 * </pre>
 *
 * <p>W has torch.nn.Linear's layout, so weights pass between engines unchanged. There may be no b.
 */
final class DenseLayer implements Layer {
  private final Parameter weight;
  private final Optional<Parameter> bias;
  private Matrix input; // X of the last forward, read by backward

  DenseLayer(Parameter weight, Optional<Parameter> bias) {
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
    Matrix product = x.timesTransposed(weight.value());
    return bias.map(b -> product.plusRow(b.value())).orElse(product);
  }

  @Override
  public Matrix backward(Matrix dy) {
    weight.setGradient(dy.transposedTimes(input));
    bias.ifPresent(b -> b.setGradient(dy.columnSums()));
    return dy.times(weight.value());
  }

  @Override
  public List<Parameter> parameters() {
    return Stream.concat(Stream.of(weight), bias.stream()).toList();
  }
}
