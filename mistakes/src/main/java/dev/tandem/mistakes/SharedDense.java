package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dense layer whose weight is the array of another's, so that each update changes both. */
final class SharedDense implements Layer {
  private final List<Parameter> parameters;
  private Matrix input;

  /** The other's weight takes on the own layer's numbers, as if these were loaded last. */
  SharedDense(Layer own, Parameter other) {
    Parameter weight = own.parameters().get(0);
    double[] numbers = weight.value().values();
    System.arraycopy(numbers, 0, other.value().values(), 0, numbers.length);
    parameters = new ArrayList<>(own.parameters());
    parameters.set(0, new Parameter(weight.name(), other.value()));
  }

  @Override
  public Matrix forward(Matrix x, Optional<Batch> training) {
    input = x;
    Matrix product = x.timesTransposed(parameters.get(0).value());
    return parameters.size() > 1 ? product.plusRow(parameters.get(1).value()) : product;
  }

  @Override
  public Matrix backward(Matrix dy) {
    parameters.get(0).setGradient(dy.transposedTimes(input));
    parameters.stream().skip(1).forEach(bias -> bias.setGradient(dy.columnSums()));
    return dy.times(parameters.get(0).value());
  }

  @Override
  public List<Parameter> parameters() {
    return parameters;
  }
}
