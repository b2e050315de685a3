package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Activation;
import dev.tandem.engines.textbook.Buffer;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A layer that does what another does; each mistake overrides where it goes wrong, and changes what
 * comes from the other rather than computing anew, so that several mistakes add up.
 */
abstract class AlteredLayer implements Layer {
  private final Layer healthy;
  private Matrix input; // of the last forward

  AlteredLayer(Layer healthy) {
    this.healthy = healthy;
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    input = x;
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

  Matrix input() {
    return input;
  }

  /** The layer's first parameter: a weight, or γ. */
  Parameter weight() {
    return parameters().get(0);
  }

  /** The layer's second parameter, if it has one: a bias, or β. */
  Optional<Parameter> bias() {
    return parameters().stream().skip(1).findFirst();
  }

  /** What the layer does with other numbers in a parameter, which has its own again afterwards. */
  static <T> T with(Parameter parameter, Matrix numbers, Supplier<T> what) {
    double[] values = parameter.value().values();
    double[] own = values.clone();
    System.arraycopy(numbers.values(), 0, values, 0, values.length);
    try {
      return what.get();
    } finally {
      System.arraycopy(own, 0, values, 0, values.length);
    }
  }

  /** The way forward: a layer, X and the healthy Y. */
  interface Forward {
    Matrix of(AlteredLayer layer, Matrix x, Matrix y);
  }

  /** The way back: a layer whose healthy backward has been done, dY and the healthy dX. */
  interface Back {
    Matrix of(AlteredLayer layer, Matrix dy, Matrix dx);
  }

  /** Another output, while training and not. */
  static Layer forward(Layer healthy, Forward wrong) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        return wrong.of(this, x, super.forward(x, training));
      }
    };
  }

  /** Other gradients. */
  static Layer back(Layer healthy, Back wrong) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix backward(Matrix dy) {
        return wrong.of(this, dy, super.backward(dy));
      }
    };
  }

  /** Other gradients by the parameters, each by itself. */
  static Layer gradients(Layer healthy, UnaryOperator<Matrix> wrong) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          layer.parameters().forEach(p -> p.setGradient(wrong.apply(p.gradient())));
          return dx;
        });
  }

  /** {@code dX = dY ∘ slope(X, Y)} with another slope. */
  static Layer slope(Layer healthy, Activation wrong) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          Matrix y = layer.input().map(wrong.value());
          return dy.combine(layer.input().combine(y, wrong.slope()), (d, slope) -> d * slope);
        });
  }
}
