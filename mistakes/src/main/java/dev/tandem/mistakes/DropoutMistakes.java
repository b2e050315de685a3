package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** What goes wrong with dropout. */
final class DropoutMistakes {
  private DropoutMistakes() {}

  static List<Mistake> all() {
    return List.of(
        noMaskOnTheWayBack(),
        anotherMaskOnTheWayBack(),
        sameMaskInEveryStep(),
        notScaled(),
        scaledByTheWrongProbability(),
        onWhilePredicting(),
        scaledWhilePredicting());
  }

  private static Mistake noMaskOnTheWayBack() {
    return Draft.of("dropout-no-mask-on-the-way-back", Place.BACKWARD)
        .title("The dropout mask is not applied in the backward pass.")
        .words(
            "Units that were dropped had no part in the output, but still get a gradient.",
            "Kept units get a gradient without their scale.")
        .formulas("dX = dY ∘ M", "dX = dY")
        .remedy("Keep the mask of the forward pass and multiply the gradient by it.")
        .symptoms("gradients above dropout are right, those below are wrong")
        .when(dropping())
        .planted(
            setup ->
                dropout(setup, (spec, layer) -> AlteredLayer.back(layer, (own, dy, dx) -> dy)));
  }

  private static Mistake anotherMaskOnTheWayBack() {
    return Draft.of("dropout-another-mask-on-the-way-back", Place.BACKWARD)
        .title("The backward pass uses another dropout mask than the forward pass.")
        .words(
            "The mask of the step before is still stored when the backward pass begins, or a new"
                + " one is drawn.",
            "Units get gradients for outputs that they did not have.")
        .formulas(
            "dX = dY ∘ M, with M of this forward", "dX = dY ∘ M', with the mask of the step before")
        .remedy("Draw the mask once per step, store it, and use it both ways.")
        .symptoms(
            "the first step is right; later, gradients below dropout are zero in the wrong places",
            "training is noisier than it should be")
        .when(dropping())
        .planted(
            setup -> {
              History<Batch> batches = new History<>();
              return dropout(
                  setup,
                  (spec, layer) ->
                      new AlteredLayer(layer) {
                        @Override
                        public Matrix backward(Matrix dy) {
                          Batch now = setup.moment().batch();
                          batches.note(now.step(), now);
                          super.forward(
                              input(), batches.before(now.step()).or(() -> Optional.of(now)));
                          return super.backward(dy);
                        }
                      });
            });
  }

  private static Mistake sameMaskInEveryStep() {
    return Draft.of("dropout-same-mask", Place.START)
        .tandems()
        .title("Every step uses the dropout mask of the first.")
        .words(
            "The mask is drawn once, or the generator is seeded anew before each step.",
            "The same units are off during all of training, so a smaller network is trained.",
            "When predicting, the untrained units join in.")
        .formulas("a new mask M in every step", "one mask M for all steps")
        .remedy("Seed the generator once, before training, and draw a mask in every step.")
        .symptoms("the first step is right", "test accuracy is far below training accuracy")
        .when(dropping())
        .planted(setup -> dropout(setup, (spec, layer) -> masked(layer, DropoutMistakes::first)));
  }

  private static Mistake notScaled() {
    return Draft.of("dropout-not-scaled", Place.FORWARD)
        .title("Kept units are not divided by the probability of keeping them.")
        .words(
            "While training, sums are smaller by the share of dropped units; when predicting, all"
                + " units are on.",
            "The layers above then see values that are too large.")
        .formulas("Y = X ∘ M / (1 - p)", "Y = X ∘ M")
        .remedy(
            "Divide kept units by 1 - p while training; then nothing needs scaling when"
                + " predicting.")
        .symptoms(
            "training outputs are too small by the factor 1 - p",
            "test loss is worse than training loss from the start")
        .when(dropping())
        .planted(setup -> dropout(setup, (spec, layer) -> scaled(layer, 1 - spec.probability())));
  }

  private static Mistake scaledByTheWrongProbability() {
    return Draft.of("dropout-divided-by-p", Place.FORWARD)
        .title("Kept units are divided by p instead of 1 - p.")
        .words(
            "The probability of dropping a unit is confused with that of keeping it.",
            "With p = 0.5 both are the same, so the mistake stays hidden there.")
        .formulas("Y = X ∘ M / (1 - p)", "Y = X ∘ M / p")
        .remedy("Decide whether p drops or keeps; here it drops, so divide by 1 - p.")
        .symptoms(
            "kept units are too large or too small by (1 - p) / p", "p = 0.5 works as expected")
        .when(
            When.layer(
                layer ->
                    layer instanceof Dropout d && d.probability() > 0 && d.probability() != 0.5))
        .planted(
            setup ->
                dropout(
                    setup,
                    (spec, layer) -> scaled(layer, (1 - spec.probability()) / spec.probability())));
  }

  private static Mistake onWhilePredicting() {
    return Draft.of("dropout-while-predicting", Place.PREDICTION)
        .title("Dropout stays on while predicting.")
        .words(
            "The network is not switched from training to evaluation before it predicts.",
            "Predictions are made by a random part of the network and differ from call to call.")
        .formulas("predicting: Y = X", "predicting: Y = X ∘ M / (1 - p)")
        .remedy("Apply dropout in training steps only; in PyTorch, call model.eval() first.")
        .symptoms(
            "predicting twice gives different results",
            "training is right, test metrics are worse than they should be")
        .source(
            "A. Karpathy, \"most common neural net mistakes\", 2018:"
                + " https://twitter.com/karpathy/status/1013244313327681536")
        .when(dropping())
        .planted(
            setup -> {
              AtomicLong calls = new AtomicLong();
              return dropout(
                  setup,
                  (spec, layer) ->
                      new AlteredLayer(layer) {
                        @Override
                        public Matrix forward(Matrix x, Optional<Batch> training) {
                          return super.forward(
                              x,
                              training.or(() -> Optional.of(another(calls.incrementAndGet(), x))));
                        }
                      });
            });
  }

  private static Mistake scaledWhilePredicting() {
    return Draft.of("dropout-scaled-while-predicting", Place.PREDICTION)
        .title(
            "Values are multiplied by 1 - p when predicting, although training has scaled them"
                + " already.")
        .words(
            "Either kept units are divided by 1 - p while training, or all units are multiplied by"
                + " 1 - p when predicting.",
            "Doing both makes the values too small when predicting.")
        .formulas("predicting: Y = X", "predicting: Y = X·(1 - p)")
        .remedy("Leave predicting alone if training divides by 1 - p.")
        .symptoms(
            "training is right, predicted probabilities are too close to each other",
            "accuracy is hardly affected, test loss is")
        .when(dropping())
        .planted(
            setup ->
                dropout(
                    setup,
                    (spec, layer) ->
                        new AlteredLayer(layer) {
                          @Override
                          public Matrix forward(Matrix x, Optional<Batch> training) {
                            double factor = training.isPresent() ? 1 : 1 - spec.probability();
                            return super.forward(x, training).map(y -> y * factor);
                          }
                        }));
  }

  /** Dropout whose masks are those of other batches while training. */
  private static Layer masked(Layer healthy, UnaryOperator<Batch> other) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        return super.forward(x, training.map(other));
      }
    };
  }

  /** Multiplied by a factor while training, both ways. */
  private static Layer scaled(Layer healthy, double factor) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        Matrix y = super.forward(x, training);
        return training.isPresent() ? y.map(value -> value * factor) : y;
      }

      @Override
      public Matrix backward(Matrix dy) {
        return super.backward(dy).map(d -> d * factor);
      }
    };
  }

  /** A batch that no training has: its epoch is 0. */
  private static Batch another(long number, Matrix x) {
    return new Batch(number, 0, 0, new int[x.rows()], 0);
  }

  private static Batch first(Batch batch) {
    return new Batch(1, 1, 0, batch.rows(), batch.learningRate());
  }

  private static Setup dropout(Setup setup, BiFunction<Dropout, Layer, Layer> change) {
    return setup.layers(Dropout.class, change);
  }

  private static Predicate<ExperimentSpec> dropping() {
    return When.layer(layer -> layer instanceof Dropout dropout && dropout.probability() > 0);
  }
}
