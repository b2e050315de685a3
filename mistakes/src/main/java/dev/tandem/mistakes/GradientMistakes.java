package dev.tandem.mistakes;

import static dev.tandem.mistakes.AlteredLayer.with;

import dev.tandem.engines.textbook.Descent;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.engines.textbook.Parameter;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.LayerSpec;
import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What goes wrong on the way back through dense layers. */
final class GradientMistakes {
  private GradientMistakes() {}

  static List<Mistake> all() {
    return List.of(
        updatedWeightOnTheWayBack(),
        untransposedOnTheWayBack(),
        signOnTheWayBack(),
        transposedGradient(),
        staleInput(),
        preActivationAsInput(),
        dividedTwice(),
        accumulated());
  }

  private static Mistake updatedWeightOnTheWayBack() {
    return Draft.of("updated-weight-on-the-way-back", Place.BACKWARD)
        .title("A layer is updated before the gradient is passed on to the layer below.")
        .words(
            "The backward pass multiplies by a weight matrix that has already been updated in the"
                + " same step.",
            "The chain rule needs the weights that the forward pass used.",
            "The error grows with the learning rate, so it hides in small examples.")
        .formulas("dX = dY·W, then W ← W - η·dW", "W ← W - η·dW, then dX = dY·W")
        .remedy("Compute all gradients first and update all weights afterwards.")
        .symptoms(
            "the last layer's gradients are right, all lower ones slightly wrong",
            "a smaller learning rate makes the difference smaller")
        .when(When::deep)
        .planted(setup -> setup.descent(GradientMistakes::updatesFirst));
  }

  /** As {@link Descent} has it, but each layer hands on by weights that are updated already. */
  private static List<Matrix> updatesFirst(
      List<Layer> layers, Matrix lossGradient, Consumer<List<Parameter>> update) {
    List<Matrix> gradients = new ArrayList<>();
    Matrix gradient = lossGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      gradients.add(0, gradient);
      Matrix before = layer.backward(gradient);
      if (!layer.parameters().isEmpty()) {
        update.accept(layer.parameters());
        before = layer.backward(gradient); // its gradients were used, and are not again
      }
      gradient = before;
    }
    return gradients;
  }

  private static Mistake untransposedOnTheWayBack() {
    return Draft.of("untransposed-on-the-way-back", Place.BACKWARD)
        .title("A square layer passes the gradient on by the transpose of the right matrix.")
        .words(
            "In a layer with as many outputs as inputs, dY·W and dY·Wᵀ both have a valid shape.",
            "The wrong one sends each unit's gradient to the wrong units below.")
        .formulas("dX = dY·W with W [outputs, inputs]", "dX = dY·Wᵀ")
        .remedy("If the forward pass multiplies by Wᵀ, the backward pass multiplies by W.")
        .symptoms(
            "this layer's gradients are right, those of the layers below are wrong",
            "networks whose layers all differ in width train well")
        .when(When::squareAbove)
        .planted(setup -> setup.dense(GradientMistakes::untransposed));
  }

  private static Layer untransposed(Layer healthy) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix backward(Matrix dy) {
        Matrix w = weight().value();
        return w.rows() == w.cols()
            ? with(weight(), DenseMistakes.transposed(w), () -> super.backward(dy))
            : super.backward(dy);
      }
    };
  }

  private static Mistake signOnTheWayBack() {
    return Draft.of("sign-on-the-way-back", Place.BACKWARD)
        .title("The gradient changes its sign on the way to the layer below.")
        .words(
            "Every second layer then climbs instead of descending.",
            "It often comes from writing y - p in one place and p - y in another.")
        .formulas("dX = dY·W", "dX = -dY·W")
        .remedy(
            "Use one sign throughout: the gradient with respect to the logits is p - y, and updates"
                + " subtract.")
        .symptoms("the last layer learns while the one below works against it")
        .when(When::deep)
        .planted(
            setup ->
                setup.dense(layer -> AlteredLayer.back(layer, (own, dy, dx) -> dx.map(d -> -d))));
  }

  private static Mistake transposedGradient() {
    return Draft.of("transposed-gradient", Place.BACKWARD)
        .title("A square layer's weight gradient is transposed.")
        .words(
            "In a layer with as many outputs as inputs, Xᵀ·dY fits the weight as well as dYᵀ·X"
                + " does.",
            "Every weight then gets the gradient of its mirror image.")
        .formulas("dW = dYᵀ·X with W [outputs, inputs]", "dW = Xᵀ·dY")
        .remedy("Keep one layout: dYᵀ·X for [outputs, inputs], Xᵀ·dY for [inputs, outputs].")
        .symptoms(
            "the numbers of the gradient are right and stand in the wrong places",
            "networks whose layers all differ in width train well")
        .when(When::square)
        .planted(setup -> setup.dense(GradientMistakes::mirrored));
  }

  private static Layer mirrored(Layer healthy) {
    return AlteredLayer.back(
        healthy,
        (layer, dy, dx) -> {
          Matrix gradient = layer.weight().gradient();
          if (gradient.rows() == gradient.cols()) {
            layer.weight().setGradient(DenseMistakes.transposed(gradient));
          }
          return dx;
        });
  }

  private static Mistake staleInput() {
    return Draft.of("stale-input", Place.BACKWARD)
        .title("The weight gradient uses the inputs of the step before.")
        .words(
            "The layer keeps its input for the backward pass, but keeps it too early or too late.",
            "The gradient then pairs this batch's errors with another batch's inputs.")
        .formulas("dWₜ = dYₜᵀ·Xₜ", "dWₜ = dYₜᵀ·Xₜ₋₁")
        .remedy("Store the input during each forward pass, before anything else uses it.")
        .symptoms("the first step is right, all later ones are wrong", "the loss hardly falls")
        .planted(
            setup -> {
              Map<String, History<Matrix>> inputs = new HashMap<>();
              return setup.dense(
                  healthy ->
                      AlteredLayer.back(
                          healthy,
                          (layer, dy, dx) -> {
                            Matrix now = layer.input();
                            History<Matrix> own = history(inputs, layer.weight());
                            own.note(setup.moment().step(), now);
                            Matrix used =
                                own.before(setup.moment().step())
                                    .filter(before -> before.rows() == now.rows())
                                    .orElse(now);
                            layer.weight().setGradient(dy.transposedTimes(used));
                            return dx;
                          }));
            });
  }

  private static Mistake preActivationAsInput() {
    return Draft.of("pre-activation-as-input", Place.BACKWARD)
        .title("The weight gradient uses values from before the activation below.")
        .words(
            "A layer's weight gradient needs what the layer received: the activated values.",
            "Here the sums before the activation are used instead, which have the same shape.")
        .formulas("dW = dYᵀ·A with A = f(Z)", "dW = dYᵀ·Z")
        .remedy("Store the output of each activation and use it as the next layer's input.")
        .symptoms(
            "the first layer's gradients are right, all higher ones are wrong",
            "bias gradients are right everywhere")
        .when(e -> activationsBeneath(e.network().layers()))
        .planted(
            setup -> {
              List<LayerSpec> layers = setup.experiment().network().layers();
              Map<Integer, Matrix> sums = new HashMap<>(); // what activations got, by index
              return setup.layers(
                  (index, spec, layer) -> {
                    if (spec instanceof LayerSpec.Activation) {
                      return AlteredLayer.forward(
                          layer,
                          (own, x, y) -> {
                            sums.put(index, x);
                            return y;
                          });
                    }
                    return isAboveAnActivation(layers, index)
                        ? withInput(layer, sums, index - 1)
                        : layer;
                  });
            });
  }

  private static Layer withInput(Layer healthy, Map<Integer, Matrix> inputs, int index) {
    return AlteredLayer.back(
        healthy,
        (layer, dy, dx) -> {
          layer.weight().setGradient(dy.transposedTimes(inputs.get(index)));
          return dx;
        });
  }

  private static boolean activationsBeneath(List<LayerSpec> layers) {
    return When.indices(layers).anyMatch(index -> isAboveAnActivation(layers, index));
  }

  private static boolean isAboveAnActivation(List<LayerSpec> layers, int index) {
    return index > 0
        && layers.get(index).isDense()
        && layers.get(index - 1) instanceof LayerSpec.Activation;
  }

  private static Mistake dividedTwice() {
    return Draft.of("gradient-divided-twice", Place.BACKWARD)
        .title("Gradients are divided by the number of rows twice.")
        .words(
            "The loss's gradient is averaged over the batch already, and each layer divides by the"
                + " number of rows again.",
            "Steps are as many times too small as the batch has rows.",
            "Adam hides this, because it divides by the gradient's size.")
        .formulas("dW = dYᵀ·X, where dY contains 1/B", "dW = dYᵀ·X / B, where dY contains 1/B")
        .remedy(
            "Divide by the number of rows once: either in the loss's gradient or in the layers.")
        .symptoms(
            "the loss falls very slowly",
            "a learning rate that is larger by the batch size trains as expected")
        .planted(
            setup ->
                setup.dense(
                    layer ->
                        AlteredLayer.back(
                            layer,
                            (own, dy, dx) -> {
                              own.parameters()
                                  .forEach(
                                      p -> p.setGradient(p.gradient().map(g -> g / dy.rows())));
                              return dx;
                            })));
  }

  private static Mistake accumulated() {
    return Draft.of("gradients-accumulated", Place.BACKWARD)
        .title("Gradients are not cleared between steps.")
        .words(
            "Each step adds its gradient to the sum of all gradients before it.",
            "The update behaves like momentum without any decay, so it overshoots and swings.",
            "In PyTorch it is a forgotten optimizer.zero_grad().")
        .formulas("gₜ = ∇L(batch t)", "gₜ = ∇L(batch t) + gₜ₋₁")
        .remedy(
            "Set all gradients to zero before each backward pass, or assign them instead of"
                + " adding.")
        .symptoms(
            "the first step is right",
            "gradient norms grow from step to step and the loss swings or explodes")
        .source(
            "A. Karpathy, \"most common neural net mistakes\", 2018:"
                + " https://twitter.com/karpathy/status/1013244313327681536")
        .planted(
            setup -> {
              Map<String, History<Matrix>> sums = new HashMap<>();
              return setup.layers(
                  (index, spec, layer) ->
                      layer.parameters().isEmpty()
                          ? layer
                          : AlteredLayer.back(
                              layer,
                              (own, dy, dx) -> {
                                for (Parameter p : own.parameters()) {
                                  long step = setup.moment().step();
                                  History<Matrix> history = history(sums, p);
                                  Matrix sum =
                                      history
                                          .before(step)
                                          .map(b -> p.gradient().combine(b, Double::sum))
                                          .orElse(p.gradient());
                                  history.note(step, sum);
                                  p.setGradient(sum);
                                }
                                return dx;
                              }));
            });
  }

  private static History<Matrix> history(Map<String, History<Matrix>> all, Parameter parameter) {
    return all.computeIfAbsent(parameter.name(), absent -> new History<>());
  }
}
