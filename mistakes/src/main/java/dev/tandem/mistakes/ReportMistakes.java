package dev.tandem.mistakes;

import dev.tandem.data.Features;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.StepResult;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.List;

/** What goes wrong around the mathematics: what is reported and what predicts. */
final class ReportMistakes {
  private ReportMistakes() {}

  static List<Mistake> all() {
    return List.of(
        lossAfterTheUpdate(),
        penaltyInTheLoss(),
        predictsWithInitialWeights(),
        predictsProbabilities());
  }

  private static Mistake lossAfterTheUpdate() {
    return Draft.of("loss-after-the-update", Place.LOSS)
        .title("The reported loss is computed after the update.")
        .words(
            "The loss of a batch is lower once the network has learned from it.",
            "Weights are right, but losses look better than those of other programs.")
        .formulas("report L(wₜ), then update to wₜ₊₁", "update to wₜ₊₁, then report L(wₜ₊₁)")
        .remedy("Keep the loss that the forward pass computed before the update.")
        .symptoms("weights are right, each loss is a little too low")
        .planted(
            setup ->
                setup.session(
                    session ->
                        new AlteredSession(session) {
                          @Override
                          public StepResult step(Batch batch) {
                            StepResult right = super.step(batch);
                            double factor = factor(setup.experiment(), right.lossWeight());
                            return new StepResult(
                                super.trace(batch).loss() * factor,
                                right.lossWeight(),
                                right.rows(),
                                right.correct());
                          }
                        }));
  }

  /** What makes a sum over rows of what a step makes smaller. */
  private static double factor(ExperimentSpec experiment, double weight) {
    return experiment.loss().reduction() == Reduction.MEAN ? weight : 1;
  }

  private static Mistake penaltyInTheLoss() {
    return Draft.of("penalty-in-the-reported-loss", Place.LOSS)
        .convention()
        .title("The reported loss contains the penalty of the weights.")
        .words(
            "Training is right; the number that is shown has λ/2·‖w‖² or l1·|w| added.",
            "Tandem and PyTorch report the data's loss alone, so subtract the penalty before"
                + " comparing.")
        .formulas("reported: mean loss", "reported: mean loss + λ/2·‖w‖² + l1·Σ|w|")
        .remedy("Report the loss without the penalty.")
        .symptoms("weights are right, the loss is too large by the same amount for every batch")
        .when(e -> DecayMistakes.lambda(e.optimizer()) != 0 || e.regularization().l1() != 0)
        .planted(
            setup -> {
              ExperimentSpec e = setup.experiment();
              return setup.session(
                  session ->
                      new AlteredSession(session) {
                        @Override
                        public StepResult step(Batch batch) {
                          double penalty = penalty(e, state().parameters());
                          StepResult right = super.step(batch);
                          return new StepResult(
                              right.lossSum() + penalty * right.lossWeight(),
                              right.lossWeight(),
                              right.rows(),
                              right.correct());
                        }
                      });
            });
  }

  private static double penalty(ExperimentSpec e, Parameters weights) {
    double squares = 0;
    double sizes = 0;
    for (Tensor tensor : weights.tensors().values()) {
      for (double w : tensor.toDoubles()) {
        squares += w * w;
        sizes += Math.abs(w);
      }
    }
    return DecayMistakes.lambda(e.optimizer()) / 2 * squares + e.regularization().l1() * sizes;
  }

  private static Mistake predictsWithInitialWeights() {
    return Draft.of("predicts-with-initial-weights", Place.PREDICTION)
        .title("Predictions use the weights from before training.")
        .words(
            "The network that predicts has a copy of the weights, which is not updated.",
            "Training works, but nothing of it reaches the predictions.")
        .formulas("logits = f(X; w after training)", "logits = f(X; w at the start)")
        .remedy("Predict with the same weight arrays that the updates change.")
        .symptoms(
            "the training loss falls, test metrics never change",
            "predictions before and after training are the same")
        .planted(
            setup ->
                setup.session(
                    session ->
                        new AlteredSession(session) {
                          @Override
                          public Matrix predict(Features features) {
                            SessionState now = state();
                            restore(setup.initial());
                            try {
                              return super.predict(features);
                            } finally {
                              restore(now);
                            }
                          }
                        }));
  }

  private static Mistake predictsProbabilities() {
    return Draft.of("predicts-probabilities", Place.PREDICTION)
        .title("Predictions are probabilities where logits are expected.")
        .words(
            "Softmax or sigmoid is applied before predictions are handed over, and again when they"
                + " are read.",
            "The predicted classes stay the same, but probabilities and test losses are wrong.")
        .formulas("outputs: z", "outputs: softmax(z)")
        .remedy("Hand over logits; or say so in hello: outputs: probabilities.")
        .symptoms("all outputs are between 0 and 1", "accuracy is right, test loss is far too high")
        .when(e -> e.loss().ofLogits())
        .planted(setup -> setup.session(ReportMistakes::withProbabilities));
  }

  private static Session withProbabilities(Session session) {
    return new AlteredSession(session) {
      @Override
      public Matrix predict(Features features) {
        return LossFormulaMistakes.probabilities(super.predict(features));
      }
    };
  }
}
