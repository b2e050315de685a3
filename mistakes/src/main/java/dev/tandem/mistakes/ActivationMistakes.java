package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Activation;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.Identity;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Sigmoid;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Predicate;

/** What goes wrong with activations and their derivatives. */
final class ActivationMistakes {
  private static final Activation RELU = Activation.of(new Relu());

  private ActivationMistakes() {}

  static List<Mistake> all() {
    return List.of(
        forgotten(),
        derivativeMissing(),
        derivativeAtTheOutput(),
        derivativeOfThePreActivation(),
        tanhSlope(),
        leakySlope(),
        geluByTanh(),
        onTheOutput(),
        slopeAtZero());
  }

  private static Mistake forgotten() {
    return Draft.of("activation-forgotten", Place.FORWARD)
        .title("The activation is left out.")
        .words(
            "Layers follow each other without a non-linear function between them.",
            "However many there are, together they are one linear layer, which cannot separate"
                + " XOR.")
        .formulas("Y = f(X)", "Y = X")
        .remedy(
            "Apply the activation after each hidden layer, and its derivative in the backward"
                + " pass.")
        .symptoms("more layers do not help", "on XOR, accuracy stays at chance level")
        .when(bent())
        .planted(
            setup ->
                setup.activations(
                    (function, layer) ->
                        new AlteredLayer(layer) {
                          @Override
                          public Matrix forward(Matrix x, Optional<Batch> training) {
                            super.forward(x, training);
                            return x;
                          }

                          @Override
                          public Matrix backward(Matrix dy) {
                            return dy;
                          }
                        }));
  }

  private static Mistake derivativeMissing() {
    return Draft.of("activation-derivative-missing", Place.BACKWARD)
        .title("The activation's derivative is missing in the backward pass.")
        .words(
            "The gradient passes through the activation as if it were not there.",
            "The last layer still learns correctly, so the loss falls, but lower layers get wrong"
                + " gradients.")
        .formulas("dX = dY ∘ f'(X)", "dX = dY")
        .remedy("Multiply by the derivative at the value that the activation received.")
        .symptoms(
            "the last layer's gradients are right, those below are too large",
            "units of ReLU that are off still get gradients")
        .when(bent())
        .planted(
            setup ->
                setup.activations(
                    (function, layer) -> AlteredLayer.back(layer, (own, dy, dx) -> dy)));
  }

  private static Mistake derivativeAtTheOutput() {
    return Draft.of("derivative-at-the-output", Place.BACKWARD)
        .title("The activation's derivative is taken at its output instead of its input.")
        .words(
            "The derivative function expects the sum before the activation, but gets the activated"
                + " value.",
            "For sigmoid this applies the sigmoid twice: the slope is too flat everywhere.")
        .formulas("dX = dY ∘ f'(X)", "dX = dY ∘ f'(f(X))")
        .remedy(
            "Call the derivative with the value before the activation.",
            "If you only have the output a, use a·(1 - a) for sigmoid or 1 - a² for tanh.")
        .symptoms(
            "the last layer's gradients are right, those below are off by a factor that varies",
            "ReLU is not affected")
        .when(
            activation(
                f -> !(f instanceof Relu) && !(f instanceof Identity) && !(f instanceof LeakyRelu)))
        .planted(
            setup ->
                setup.activations(
                    (function, layer) -> {
                      Activation right = Activation.of(function);
                      return slope(
                          layer,
                          right,
                          (x, y) -> right.slope().applyAsDouble(y, right.value().applyAsDouble(y)));
                    }));
  }

  private static Mistake derivativeOfThePreActivation() {
    return Draft.of("derivative-of-the-pre-activation", Place.BACKWARD)
        .title("The derivative's formula for outputs is used with the activation's input.")
        .words(
            "The formulas a·(1 - a) for sigmoid and 1 - a² for tanh hold for the activation's"
                + " output a.",
            "With the input in its place, the slope can be negative or large.")
        .formulas("sigmoid: a·(1 - a); tanh: 1 - a², with a = f(z)", "z·(1 - z); 1 - z²")
        .remedy("Store the activation's output and use it in the formula.")
        .symptoms(
            "gradients below the activation have wrong signs",
            "the loss stalls or rises once sums grow")
        .when(activation(f -> f instanceof Sigmoid || f instanceof Tanh))
        .planted(
            setup ->
                setup.activations(
                    (function, layer) -> {
                      Activation right = Activation.of(function);
                      return function instanceof Sigmoid || function instanceof Tanh
                          ? slope(layer, right, (x, y) -> right.slope().applyAsDouble(x, x))
                          : layer;
                    }));
  }

  private static Mistake tanhSlope() {
    return Draft.of("tanh-slope-not-squared", Place.BACKWARD)
        .title("The derivative of tanh is 1 - a instead of 1 - a².")
        .words(
            "The square is missing, so negative outputs get a slope above 1.",
            "Near 0 both formulas agree, which hides the mistake at the start of training.")
        .formulas("dX = dY ∘ (1 - A²)", "dX = dY ∘ (1 - A)")
        .remedy("Square the output: 1 - a·a.")
        .symptoms("gradients below tanh are wrong, more so for large outputs")
        .when(When.activation(Tanh.class))
        .planted(
            setup ->
                setup.activations(
                    (function, layer) ->
                        function instanceof Tanh
                            ? slope(layer, Activation.of(function), (x, y) -> 1 - y)
                            : layer));
  }

  private static Mistake leakySlope() {
    return Draft.of("leaky-relu-slope-of-relu", Place.BACKWARD)
        .title("Leaky ReLU has ReLU's derivative.")
        .words(
            "The forward pass lets a part of negative values through, but the backward pass blocks"
                + " their gradient.",
            "Units whose sums are negative cannot recover, which leaky ReLU is meant to prevent.")
        .formulas("f'(x) = 1 for x > 0, else the slope", "f'(x) = 1 for x > 0, else 0")
        .remedy("Use the slope as the derivative for negative values.")
        .symptoms("gradients below the activation are 0 wherever the sum is negative")
        .when(When.activation(LeakyRelu.class))
        .planted(
            setup ->
                setup.activations(
                    (function, layer) ->
                        function instanceof LeakyRelu ? AlteredLayer.slope(layer, RELU) : layer));
  }

  private static Mistake geluByTanh() {
    return Draft.of("gelu-by-tanh", Place.FORWARD)
        .title("GELU is computed by its tanh approximation.")
        .words(
            "Two formulas go by the name GELU; they differ by up to 0.0005.",
            "Training is not harmed, but weights copied from a network with the other formula give"
                + " slightly different outputs.")
        .formulas("x·Φ(x)", "x·(1 + tanh(√(2/π)·(x + 0.044715·x³))) / 2")
        .remedy("Use the error function; or declare the approximation: gelu: {form: tanh}.")
        .symptoms("outputs differ in the fourth digit", "losses are almost the same")
        .source("D. Hendrycks, K. Gimpel: Gaussian Error Linear Units, arXiv:1606.08415, section 2")
        .when(activation(ActivationMistakes::isExactGelu))
        .planted(
            setup -> {
              Activation near = Activation.of(new Gelu(Gelu.Form.TANH));
              return setup.activations(
                  (function, layer) ->
                      isExactGelu(function)
                          ? AlteredLayer.slope(
                              AlteredLayer.forward(layer, (own, x, y) -> x.map(near.value())), near)
                          : layer);
            });
  }

  private static boolean isExactGelu(ActivationSpec function) {
    return function instanceof Gelu gelu && gelu.form() == Gelu.Form.EXACT;
  }

  private static Mistake onTheOutput() {
    return Draft.of("activation-on-the-output", Place.FORWARD)
        .title("The hidden activation is applied to the last layer as well.")
        .words(
            "A loop over all layers also bends the logits, which the loss expects as they are.",
            "With ReLU, no logit can be negative, so wrong classes cannot be ruled out.")
        .formulas("logits = X·Wᵀ + b", "logits = f(X·Wᵀ + b)")
        .remedy(
            "Skip the activation after the last layer: the loss contains the softmax or sigmoid.")
        .symptoms(
            "no output is negative (ReLU) or larger than 1 (sigmoid, tanh)",
            "the loss does not fall below a limit")
        .when(e -> endsWithDense(e) && bent().test(e))
        .planted(
            setup -> {
              List<LayerSpec> layers = setup.experiment().network().layers();
              ActivationSpec hidden =
                  layers.stream()
                      .filter(LayerSpec.Activation.class::isInstance)
                      .map(layer -> ((LayerSpec.Activation) layer).function())
                      .findFirst()
                      .orElseThrow();
              return setup.layers(
                  (index, spec, layer) ->
                      index == layers.size() - 1 ? OutputMistakes.bent(layer, hidden) : layer);
            });
  }

  private static boolean endsWithDense(ExperimentSpec e) {
    List<LayerSpec> layers = e.network().layers();
    return layers.get(layers.size() - 1).isDense();
  }

  private static Mistake slopeAtZero() {
    return Draft.of("relu-slope-1-at-0", Place.BACKWARD)
        .convention()
        .title("The derivative of ReLU at exactly 0 is 1 instead of 0.")
        .words(
            "At 0, ReLU has no derivative, and any number from 0 to 1 will do.",
            "Tandem and PyTorch use 0; a comparison with >= gives 1.",
            "It shows only where a sum is exactly 0, such as for rows of zeros in a layer without a"
                + " bias.")
        .formulas("f'(0) = 0", "f'(0) = 1")
        .remedy("Nothing needs to change; x > 0 instead of x >= 0 gives PyTorch's convention.")
        .symptoms("gradients differ where a sum is exactly 0, and nowhere else")
        .when(When.activation(Relu.class))
        .planted(
            setup ->
                setup.activations(
                    (function, layer) ->
                        function instanceof Relu
                            ? slope(layer, RELU, (x, y) -> x >= 0 ? 1 : 0)
                            : layer));
  }

  private static Layer slope(Layer layer, Activation right, DoubleBinaryOperator wrong) {
    return AlteredLayer.slope(layer, new Activation(right.value(), wrong));
  }

  private static Predicate<ExperimentSpec> activation(Predicate<ActivationSpec> function) {
    return When.activation(function);
  }

  /** There is an activation that is not the identity. */
  private static Predicate<ExperimentSpec> bent() {
    return activation(function -> !(function instanceof Identity));
  }
}
