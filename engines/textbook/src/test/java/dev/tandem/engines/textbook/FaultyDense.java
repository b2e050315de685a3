package dev.tandem.engines.textbook;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What goes wrong in dense layers and activations. */
final class FaultyDense {
  private FaultyDense() {}

  /** {@code Y = X·W + b}; W must be square. */
  static Layer transposedWeight(Layer healthy) {
    return forward(
        healthy, (layer, x) -> x.times(layer.weight().value()).plusRow(layer.bias().value()));
  }

  static Layer forgottenBias(Layer healthy) {
    return forward(healthy, (layer, x) -> x.timesTransposed(layer.weight().value()));
  }

  /** {@code dX = dY·Wᵀ}; W must be square. */
  static Layer untransposedOnTheWayBack(Layer healthy) {
    return back(healthy, (layer, dy, dx) -> dy.timesTransposed(layer.weight().value()));
  }

  static Layer wrongSignOnTheWayBack(Layer healthy) {
    return back(healthy, (layer, dy, dx) -> dx.map(d -> -d));
  }

  static Layer noBiasGradient(Layer healthy) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          layer.bias().setGradient(layer.bias().gradient().map(g -> 0));
          return dx;
        });
  }

  /** The loss's 1/B is in dY already. */
  static Layer gradientOverRowsTwice(Layer healthy) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          layer.weight().setGradient(layer.weight().gradient().map(g -> g / dy.rows()));
          return dx;
        });
  }

  /** {@code f'(x, y)} from input and output. */
  static Layer slope(Layer healthy, Activation wrong) {
    return back(
        healthy,
        (layer, dy, dx) -> {
          Matrix y = layer.input.map(wrong.value());
          return dy.combine(layer.input.combine(y, wrong.slope()), (d, slope) -> d * slope);
        });
  }

  static Layer function(Layer healthy, Activation wrong) {
    return forward(healthy, (layer, x) -> x.map(wrong.value()));
  }

  /** Adds to the gradient of the step before: nobody has cleared it. */
  static Parts.Replacement gradientsThatPileUp(int index) {
    Map<Long, Matrix> gradients = new HashMap<>(); // by step; lives longer than a layer
    return only(
        index,
        healthy ->
            back(
                healthy,
                (layer, dy, dx) -> {
                  long step = layer.batch.orElseThrow().step();
                  Matrix own = layer.weight().gradient();
                  Matrix before = gradients.getOrDefault(step - 1, own.map(g -> 0));
                  Matrix sum = own.combine(before, Double::sum);
                  gradients.put(step, sum);
                  layer.weight().setGradient(sum);
                  return dx;
                }));
  }

  /** The weight's gradient from the input of the step before. */
  static Parts.Replacement staleInput(int index) {
    Map<Long, Matrix> inputs = new HashMap<>();
    return only(
        index,
        healthy ->
            back(
                healthy,
                (layer, dy, dx) -> {
                  long step = layer.batch.orElseThrow().step();
                  inputs.put(step, layer.input);
                  Matrix stale = inputs.getOrDefault(step - 1, layer.input);
                  layer.weight().setGradient(dy.transposedTimes(stale));
                  return dx;
                }));
  }

  /** A fault in one layer. */
  static Parts.Replacement only(int index, Function<Layer, Layer> fault) {
    return (at, layer) -> at == index ? fault.apply(layer) : layer;
  }

  /** The way back: a layer whose healthy backward has been done, dY and the healthy dX. */
  interface Back {
    Matrix of(FaultyLayer layer, Matrix dy, Matrix dx);
  }

  static Layer forward(Layer healthy, BiFunction<FaultyLayer, Matrix, Matrix> wrong) {
    return new FaultyLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        super.forward(x, training);
        return wrong.apply(this, x);
      }
    };
  }

  static Layer back(Layer healthy, Back wrong) {
    return new FaultyLayer(healthy) {
      @Override
      public Matrix backward(Matrix dy) {
        return wrong.of(this, dy, super.backward(dy));
      }
    };
  }
}
