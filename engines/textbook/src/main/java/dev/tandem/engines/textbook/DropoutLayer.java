package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.engine.DropoutMask;
import dev.tandem.tensor.Matrix;
import java.util.Optional;

/**
 * Inverted dropout (Srivastava et al. 2014): {@code Y = X ∘ M}, where M is 0 with probability p and
 * 1/(1-p) else, so that the expected value of Y is X and nothing needs scaling when the network is
 * used. Back: {@code dX = dY ∘ M}.
 */
final class DropoutLayer implements Layer {
  private final long seed;
  private final int index;
  private final double probability;
  private Matrix mask;

  DropoutLayer(long seed, int index, double probability) {
    this.seed = seed;
    this.index = index;
    this.probability = probability;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    mask = x.map(value -> 1);
    if (training.isPresent()) {
      DropoutMask drawn = new DropoutMask(seed, training.get(), index, probability);
      for (int i = 0; i < mask.values().length; i++) {
        mask.values()[i] = drawn.factor(i);
      }
    }
    return x.combine(mask, (value, factor) -> value * factor);
  }

  @Override
  public Matrix backward(Matrix dy) {
    return dy.combine(mask, (d, factor) -> d * factor);
  }
}
