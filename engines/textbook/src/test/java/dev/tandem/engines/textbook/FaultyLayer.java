package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;

/** A layer that does what another does; each fault overrides where it goes wrong. */
abstract class FaultyLayer implements Layer {
  final Layer healthy;
  Matrix input; // of the last forward
  Optional<Batch> batch = Optional.empty(); // likewise

  FaultyLayer(Layer healthy) {
    this.healthy = healthy;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    input = x;
    batch = training;
    return healthy.forward(x, training);
  }

  @Override
  public Matrix backward(Matrix dy) {
    return healthy.backward(dy);
  }

  @Override
  public void stepMade() {
    healthy.stepMade();
  }

  @Override
  public List<Parameter> parameters() {
    return healthy.parameters();
  }

  @Override
  public List<Buffer> buffers() {
    return healthy.buffers();
  }

  /** The layer's first parameter: a weight, or γ. */
  Parameter weight() {
    return parameters().get(0);
  }

  /** The layer's second parameter. */
  Parameter bias() {
    return parameters().get(1);
  }
}
