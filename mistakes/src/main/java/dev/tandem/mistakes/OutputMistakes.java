package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Activation;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What people put behind the last layer, where the loss expects its sums as they are. */
final class OutputMistakes {
  private OutputMistakes() {}

  static List<Mistake> all() {
    return List.of(relu(), sigmoid(), softmax());
  }

  private static Mistake relu() {
    return Draft.of("relu-on-the-output", Place.FORWARD)
        .title("ReLU is applied to the last layer as well.")
        .words(
            "No logit can be negative, so a wrong class cannot be ruled out.",
            "A class whose sum is negative gets no gradient and may never recover.")
        .formulas("logits = X·Wᵀ + b", "logits = max(X·Wᵀ + b, 0)")
        .remedy(
            "Leave the last layer's sums as they are: the loss contains the softmax or sigmoid.")
        .symptoms("no output is negative", "some classes are never predicted")
        .when(OutputMistakes::endsWithDense)
        .planted(setup -> onLast(setup, layer -> bent(layer, new Relu())));
  }

  private static Mistake sigmoid() {
    return Draft.of("sigmoid-on-the-output", Place.FORWARD)
        .title("Sigmoid is applied to the last layer, and the loss applies its own function again.")
        .words(
            "The loss expects logits but gets numbers between 0 and 1.",
            "However sure the network is, the loss stays well above 0, and gradients are small.",
            "In PyTorch, BCEWithLogitsLoss and CrossEntropyLoss contain the function already.")
        .formulas("logits = X·Wᵀ + b", "logits = sigmoid(X·Wᵀ + b)")
        .remedy("Give the loss the sums; apply sigmoid only where probabilities are shown.")
        .symptoms("all outputs lie between 0 and 1", "the loss does not fall below a limit")
        .when(OutputMistakes::endsWithDense)
        .planted(setup -> onLast(setup, layer -> bent(layer, new Sigmoid())));
  }

  private static Mistake softmax() {
    return Draft.of("softmax-on-the-output", Place.FORWARD)
        .title("The network ends with a softmax, and the loss applies softmax again.")
        .words(
            "The loss expects logits but gets probabilities, which all lie between 0 and 1.",
            "However sure the network is, the loss stays well above 0, and gradients are small.",
            "Predictions show it, too: they are probabilities.")
        .formulas("logits = X·Wᵀ + b", "logits = softmax(X·Wᵀ + b)")
        .remedy("Give the loss the sums; apply softmax only where probabilities are shown.")
        .symptoms(
            "outputs of a row add up to 1",
            "the loss does not fall below a limit, about 1.46 for ten classes")
        .when(e -> endsWithDense(e) && e.loss() instanceof SoftmaxCrossEntropy)
        .planted(
            setup ->
                setup.experiment().loss() instanceof SoftmaxCrossEntropy
                    ? onLast(setup, OutputMistakes::withSoftmax)
                    : setup);
  }

  private static boolean endsWithDense(ExperimentSpec e) {
    List<LayerSpec> layers = e.network().layers();
    return layers.get(layers.size() - 1).isDense();
  }

  private static Setup onLast(Setup setup, UnaryOperator<Layer> change) {
    int last = setup.experiment().network().layers().size() - 1;
    return setup.layers(
        (index, spec, layer) -> index == last && spec.isDense() ? change.apply(layer) : layer);
  }

  /** The layer with a function behind it. */
  static Layer bent(Layer healthy, ActivationSpec spec) {
    Activation function = Activation.of(spec);
    return new AlteredLayer(healthy) {
      private Matrix sums;

      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        sums = super.forward(x, training);
        return sums.map(function.value());
      }

      @Override
      public Matrix backward(Matrix dy) {
        Matrix slopes = sums.combine(sums.map(function.value()), function.slope());
        return super.backward(dy.combine(slopes, (d, slope) -> d * slope));
      }
    };
  }

  /** {@code P = softmax(Z)} by row, and {@code dZ = P·(dP - Σ dP·P)}. */
  private static Layer withSoftmax(Layer healthy) {
    return new AlteredLayer(healthy) {
      private Matrix probabilities;

      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        Matrix sums = super.forward(x, training);
        probabilities = Matrix.zeros(sums.rows(), sums.cols());
        for (int row = 0; row < sums.rows(); row++) {
          double[] z = sums.row(row);
          double largest = Arrays.stream(z).max().orElseThrow();
          double[] exps = Arrays.stream(z).map(value -> Math.exp(value - largest)).toArray();
          double total = Arrays.stream(exps).sum();
          probabilities.setRow(row, Arrays.stream(exps).map(value -> value / total).toArray());
        }
        return probabilities;
      }

      @Override
      public Matrix backward(Matrix dy) {
        Matrix dz = Matrix.zeros(dy.rows(), dy.cols());
        for (int row = 0; row < dy.rows(); row++) {
          double sum = 0;
          for (int k = 0; k < dy.cols(); k++) {
            sum += dy.get(row, k) * probabilities.get(row, k);
          }
          for (int k = 0; k < dy.cols(); k++) {
            dz.set(row, k, probabilities.get(row, k) * (dy.get(row, k) - sum));
          }
        }
        return super.backward(dz);
      }
    };
  }
}
