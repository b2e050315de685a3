package dev.tandem.mistakes;

import static dev.tandem.mistakes.AlteredLayer.with;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What goes wrong on the way forward through dense layers. */
final class DenseMistakes {
  private DenseMistakes() {}

  static List<Mistake> all() {
    return List.of(
        sharedWeights(),
        misreadLayout(),
        transposedWeight(),
        biasNotAdded(),
        inputsDivided(),
        halfPrecision());
  }

  private static Mistake sharedWeights() {
    return Draft.of("shared-weights", Place.FORWARD)
        .title("Dense layers of one shape share one weight array.")
        .words(
            "Two layers refer to the same array, so every update of one changes the other.",
            "It happens when layers are made as copies of one object, or one array is reused.",
            "The network has fewer free weights than it seems to have.")
        .formulas("W₁ and W₂ are two arrays", "W₁ and W₂ are one array")
        .remedy("Create a new array for each layer; copy arrays instead of assigning them.")
        .symptoms(
            "two layers have identical weights after every step",
            "the loss falls, but less far than it should")
        .when(e -> !twins(e.network()).isEmpty())
        .planted(
            setup -> {
              Map<Integer, Integer> twins = twins(setup.experiment().network());
              Map<Integer, Parameter> weights = new HashMap<>(); // by index, of the newest network
              return setup.layers(
                  (index, spec, layer) -> {
                    if (twins.containsKey(index)) {
                      return new SharedDense(layer, weights.get(twins.get(index)));
                    }
                    if (spec.isDense()) {
                      weights.put(index, layer.parameters().get(0));
                    }
                    return layer;
                  });
            });
  }

  /** Dense layers, each with the first that has its shape. */
  private static Map<Integer, Integer> twins(NetworkSpec network) {
    Map<List<Integer>, Integer> first = new HashMap<>();
    Map<Integer, Integer> twins = new HashMap<>();
    When.denseLayers(network)
        .forEach(
            index -> {
              List<Integer> shape = List.of(network.widthInto(index), network.widthInto(index + 1));
              Integer before = first.putIfAbsent(shape, index);
              if (before != null) {
                twins.put(index, before);
              }
            });
    return twins;
  }

  private static Mistake misreadLayout() {
    return Draft.of("misread-layout", Place.FORWARD)
        .title("Weights are read in the wrong memory layout.")
        .words(
            "The numbers of a weight matrix are read as if they were stored as [inputs, outputs],"
                + " but they are stored as [outputs, inputs].",
            "A reshape puts them into the right shape, but only a transpose puts them in the right"
                + " places.",
            "The network starts from shuffled weights and then trains consistently, so nothing"
                + " looks broken.")
        .formulas("W.T", "W.reshape(inputs, outputs)")
        .remedy(
            "Transpose the matrix instead of reshaping it.",
            "A program that keeps weights as [inputs, outputs] can say so: layout in,out.")
        .symptoms(
            "the first outputs are wrong, although the shapes fit",
            "training works about as well as it should")
        .when(When::wide)
        .planted(setup -> setup.dense(DenseMistakes::misread));
  }

  private static Layer misread(Layer healthy) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        return with(weight(), reread(weight().value()), () -> super.forward(x, training));
      }

      @Override
      public Matrix backward(Matrix dy) {
        Matrix dx = with(weight(), reread(weight().value()), () -> super.backward(dy));
        Matrix gradient = transposed(weight().gradient()); // of the numbers as they are read
        Matrix own = weight().value();
        weight().setGradient(new Matrix(own.rows(), own.cols(), gradient.values()));
        return dx;
      }
    };
  }

  /** [out, in] numbers read as [in, out], and then transposed to [out, in]. */
  private static Matrix reread(Matrix weight) {
    return transposed(new Matrix(weight.cols(), weight.rows(), weight.values()));
  }

  static Matrix transposed(Matrix m) {
    Matrix transposed = Matrix.zeros(m.cols(), m.rows());
    for (int row = 0; row < m.rows(); row++) {
      transposed.setColumn(row, m.row(row));
    }
    return transposed;
  }

  private static Mistake transposedWeight() {
    return Draft.of("transposed-weight", Place.FORWARD)
        .title("A square layer multiplies by its weight matrix without transposing it.")
        .words(
            "In a layer with as many outputs as inputs, X·W and X·Wᵀ both have a valid shape, so"
                + " nothing complains.",
            "Here the forward pass uses one and the backward pass the other, so gradients belong to"
                + " a different function.")
        .formulas("Y = X·Wᵀ + b", "Y = X·W + b")
        .remedy(
            "Transpose the weight matrix in the forward pass; test with a layer that is not"
                + " square.")
        .symptoms(
            "the loss stalls early or rises",
            "networks whose layers all differ in width train well")
        .when(When::square)
        .planted(setup -> setup.dense(DenseMistakes::transposed));
  }

  private static Layer transposed(Layer healthy) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        Matrix w = weight().value();
        return w.rows() == w.cols()
            ? with(weight(), transposed(w), () -> super.forward(x, training))
            : super.forward(x, training);
      }
    };
  }

  private static Mistake biasNotAdded() {
    return Draft.of("bias-not-added", Place.FORWARD)
        .title("The bias is not added in the forward pass.")
        .words(
            "The layer computes only the product, although it has a bias and updates it.",
            "Where biases start at 0, the first step looks right.",
            "Without biases, every unit's boundary passes through the origin.")
        .formulas("Y = X·Wᵀ + b", "Y = X·Wᵀ")
        .remedy("Add the bias to every row of the product.")
        .symptoms(
            "the first step is right, later ones are not",
            "biases grow steadily without any effect")
        .when(When::bias)
        .planted(
            setup ->
                setup.dense(
                    layer ->
                        new AlteredLayer(layer) {
                          @Override
                          public Matrix forward(Matrix x, Optional<Batch> training) {
                            return bias()
                                .map(b -> with(b, b.value().map(value -> 0), pass(x, training)))
                                .orElseGet(pass(x, training));
                          }

                          private Supplier<Matrix> pass(Matrix x, Optional<Batch> training) {
                            return () -> super.forward(x, training);
                          }
                        }));
  }

  private static Mistake inputsDivided() {
    return Draft.of("inputs-divided-by-255", Place.FORWARD)
        .title("Inputs that are scaled already are divided by 255 again.")
        .words(
            "Tandem hands over features that are ready to use: pixels are already between 0 and 1,"
                + " and table columns are standardized.",
            "Dividing them by 255 makes them almost 0, so the first layer hardly sees any"
                + " difference between rows.")
        .formulas("Y = X·Wᵀ + b", "Y = (X / 255)·Wᵀ + b in the first layer")
        .remedy("Use the features as they come.")
        .symptoms(
            "all rows get almost the same outputs",
            "the loss stays near that of guessing for many epochs")
        .planted(
            setup -> setup.layers((index, spec, layer) -> index == 0 ? divided(layer) : layer));
  }

  private static Layer divided(Layer healthy) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        return super.forward(x.map(value -> value / 255), training);
      }
    };
  }

  private static Mistake halfPrecision() {
    return Draft.of("half-precision", Place.FORWARD)
        .title("Outputs of dense layers are rounded to 16 bits.")
        .words(
            "Somewhere an array has the type float16, which keeps 11 bits of a number.",
            "Each output is off by up to one part in 2,000, and anything beyond 65,504 becomes"
                + " infinite.",
            "Small updates are lost, so training stops improving early.")
        .formulas("Y = X·Wᵀ + b", "Y = float16(X·Wᵀ + b)")
        .remedy("Compute in float32 or float64: look for float16, half or bfloat16 in the program.")
        .symptoms(
            "values agree to three digits and no more", "the loss stops falling once it is small")
        .planted(
            setup ->
                setup.dense(
                    layer ->
                        AlteredLayer.forward(layer, (own, x, y) -> y.map(DenseMistakes::half))));
  }

  /** Rounded to the nearest float16, ties to even. */
  static double half(double value) {
    if (Math.abs(value) >= 65_520) { // halfway from the largest, 65504, to what would be next
      return Math.copySign(Double.POSITIVE_INFINITY, value);
    }
    double unit = Math.scalb(1.0, Math.max(Math.getExponent(value), -14) - 10);
    return Double.isFinite(value) ? Math.rint(value / unit) * unit : value;
  }
}
