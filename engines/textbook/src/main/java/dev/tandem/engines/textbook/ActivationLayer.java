package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import java.util.Optional;

/** A function of each value, {@code Y = f(X)}, and back {@code dX = dY ∘ f'(X)}. */
final class ActivationLayer implements Layer {
  private final Activation activation;
  private Matrix input;
  private Matrix output;

  ActivationLayer(Activation activation) {
    this.activation = activation;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    input = x;
    output = x.map(activation.value());
    return output;
  }

  @Override
  public Matrix backward(Matrix dy) {
    return dy.combine(input.combine(output, activation.slope()), (d, slope) -> d * slope);
  }
}
