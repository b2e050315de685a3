package dev.tandem.mistakes;

import static dev.tandem.lockstep.Phase.BACKWARD;
import static dev.tandem.lockstep.Phase.FORWARD;
import static dev.tandem.lockstep.Phase.UPDATE;
import static dev.tandem.mistakes.FaultExperiments.square;
import static dev.tandem.mistakes.PlantedFault.loss;
import static dev.tandem.mistakes.PlantedFault.of;

import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** Every mistake of the catalogue, in an experiment in which it shows, and where it is found. */
final class PlantedFaults {
  /**
   * What a walk cannot see: it starts both sides from one state and compares training steps on the
   * same rows.
   */
  static final Set<String> UNSEEN =
      Set.of(
          "dropout-while-predicting",
          "dropout-scaled-while-predicting",
          "batch-norm-batch-statistics-while-predicting",
          "predicts-with-initial-weights",
          "predicts-probabilities",
          "own-initial-weights",
          "zero-initial-weights",
          "equal-initial-weights",
          "initial-weights-too-large",
          "short-batch-padded");

  private static final Tiny MOMENTUM = square().with(new Sgd(0.1, 0.9));
  private static final Tiny ADAM = square().with(Adam.DEFAULT);
  private static final Tiny ALL_LAYERS = TinyExperiments.everyLayer();
  private static final Tiny DROPOUT = FaultExperiments.withDropout();
  private static final Tiny SQUARES = TinyExperiments.regression(MeanSquaredError.DEFAULT);

  private PlantedFaults() {}

  static List<PlantedFault> all() {
    return Stream.of(
            dense(),
            activations(),
            dropout(),
            normalization(),
            losses(),
            scales(),
            clipping(),
            momentum(),
            adam(),
            updates(),
            batches())
        .flatMap(List::stream)
        .toList();
  }

  /** On the way back, the highest layer comes first: 4. */
  private static List<PlantedFault> dense() {
    return List.of(
        of("shared-weights", FaultExperiments.twins(), 1, 2, FORWARD),
        of("misread-layout", square(), 1, 0, FORWARD),
        of("transposed-weight", square(), 1, 2, FORWARD),
        of("bias-not-added", square(), 2, 0, FORWARD), // biases are 0 before the first update
        of("inputs-divided-by-255", square(), 1, 0, FORWARD),
        of("half-precision", square(), 1, 0, FORWARD),
        // a layer's phase ends with what it hands on
        of("updated-weight-on-the-way-back", square(), 1, 4, BACKWARD),
        of("untransposed-on-the-way-back", square(), 1, 2, BACKWARD),
        of("sign-on-the-way-back", square(), 1, 4, BACKWARD),
        of("transposed-gradient", square(), 1, 2, BACKWARD),
        of("stale-input", square(), 2, 4, BACKWARD),
        of("pre-activation-as-input", square(), 1, 4, BACKWARD),
        of("gradient-divided-twice", square(), 1, 4, BACKWARD),
        of("gradients-accumulated", square(), 2, 4, BACKWARD),
        of("bias-gradient-of-one-row", square(), 1, 4, BACKWARD),
        of("bias-gradient-over-all-axes", square(), 1, 4, BACKWARD),
        of("bias-gradient-averaged", square(), 1, 4, BACKWARD),
        of("no-bias-gradient", square(), 1, 4, BACKWARD),
        of("bias-never-updated", square(), 1, 0, UPDATE));
  }

  private static List<PlantedFault> activations() {
    Tiny zeros = FaultExperiments.withARowOfZeros();
    int step = FaultExperiments.stepOfTheSpecialRow(zeros.experiment(), zeros.training());
    Tiny leaky = TinyExperiments.deepWith(new ActivationSpec.LeakyRelu(0.1));
    return List.of(
        of("activation-forgotten", square(), 1, 1, FORWARD),
        of("activation-derivative-missing", square(), 1, 3, BACKWARD),
        of("derivative-at-the-output", square(), 1, 1, BACKWARD), // relu's is the same
        of("derivative-of-the-pre-activation", square(), 1, 1, BACKWARD),
        of("tanh-slope-not-squared", square(), 1, 1, BACKWARD),
        of("leaky-relu-slope-of-relu", leaky, 1, 1, BACKWARD),
        of("gelu-by-tanh", ALL_LAYERS, 1, 6, FORWARD),
        of("activation-on-the-output", square(), 1, 4, FORWARD),
        of("relu-on-the-output", square(), 1, 4, FORWARD),
        of("sigmoid-on-the-output", square(), 1, 4, FORWARD),
        of("softmax-on-the-output", square(), 1, 4, FORWARD),
        of("relu-slope-1-at-0", zeros, step, 1, BACKWARD));
  }

  private static List<PlantedFault> dropout() {
    return List.of(
        of("dropout-no-mask-on-the-way-back", DROPOUT, 1, 2, BACKWARD),
        of("dropout-another-mask-on-the-way-back", DROPOUT, 2, 2, BACKWARD),
        of("dropout-same-mask", DROPOUT, 2, 2, FORWARD),
        of("dropout-not-scaled", DROPOUT, 1, 2, FORWARD),
        of("dropout-divided-by-p", DROPOUT, 1, 2, FORWARD));
  }

  private static List<PlantedFault> normalization() {
    return List.of(
        of("batch-norm-running-statistics-while-training", ALL_LAYERS, 1, 1, FORWARD),
        of("batch-norm-unbiased-variance", ALL_LAYERS, 1, 1, FORWARD),
        of("norm-epsilon-outside-the-root", ALL_LAYERS, 1, 1, FORWARD),
        of("batch-norm-constant-statistics", ALL_LAYERS, 1, 1, BACKWARD),
        of("norm-scale-gradient-without-input", ALL_LAYERS, 1, 5, BACKWARD),
        of("batch-norm-biased-running-variance", ALL_LAYERS, 1, 1, UPDATE),
        of("batch-norm-momentum-inverted", ALL_LAYERS, 1, 1, UPDATE));
  }

  private static List<PlantedFault> losses() {
    Tiny smoothed =
        square().with(new SoftmaxCrossEntropy(Reduction.MEAN, 0.1, new ClassWeights.None()));
    Tiny weighted =
        square()
            .with(
                new SoftmaxCrossEntropy(
                    Reduction.MEAN, 0, new ClassWeights.Given(List.of(1.0, 2.0, 5.0))));
    Tiny outlier = FaultExperiments.withAnOutlier();
    int step = FaultExperiments.stepOfTheSpecialRow(outlier.experiment(), outlier.training());
    Tiny wrong = FaultExperiments.withAWrongOutlier();
    Tiny positive =
        TinyExperiments.oneLogit()
            .with(new BinaryCrossEntropy(Reduction.MEAN, PositiveWeight.of(2.5)));
    return Stream.concat(
            Stream.of(
                loss("no-label-smoothing", smoothed, 1),
                loss("label-smoothing-over-other-classes", smoothed, 1),
                loss("no-class-weights", weighted, 1),
                loss("class-weights-divided-by-rows", weighted, 1),
                loss("no-positive-weight", positive, 1),
                loss("huber-without-lines", regression(LossSpec.Huber.DEFAULT), 1),
                loss("softmax-over-the-batch", square(), 1),
                loss("softmax-without-shift", outlier, step),
                loss("softmax-shift-of-the-batch", outlier, step),
                loss("log-without-guard", wrong, step),
                loss("binary-log-without-guard", FaultExperiments.withAWrongBinaryOutlier(), step),
                loss("guarded-log-1e-7", square(), 1),
                loss("guarded-log-1e-8", square(), 1),
                loss("guarded-log-1e-9", square(), 1),
                loss("gradient-through-the-guarded-log", square(), 1),
                loss("softmax-twice", square(), 1),
                loss("output-derivative-twice", square(), 1),
                loss("labels-off-by-one", square(), 1),
                loss("labels-minus-one", TinyExperiments.oneLogit(), 1),
                loss("targets-not-shuffled", square(), 1)),
            Stream.of("1e-10", "1e-12", "1e-15")
                .map(epsilon -> loss("guarded-log-" + epsilon, wrong, step)))
        .toList();
  }

  private static Tiny regression(LossSpec loss) {
    return TinyExperiments.regression(loss);
  }

  private static List<PlantedFault> scales() {
    return List.of(
        loss("summed-loss", square(), 1),
        loss("summed-gradient", square(), 1),
        loss("mean-over-classes", square(), 1),
        loss("gradient-doubled", square(), 1),
        loss("squared-error-without-two", SQUARES, 1),
        loss("half-squared-error", SQUARES, 1),
        loss("squared-error-summed-over-outputs", SQUARES, 1),
        loss("short-batch-by-full-size", FaultExperiments.withShortBatches(), 4),
        loss("reports-squared-error", square(), 1),
        loss("reported-loss-summed", square(), 1),
        loss("reported-loss-per-class", square(), 1),
        loss("loss-after-the-update", square(), 1),
        loss("penalty-in-the-reported-loss", decaying(), 1));
  }

  private static List<PlantedFault> clipping() {
    Tiny clipped =
        square().with(new RegularizationSpec(0, OptionalDouble.of(0.05), OptionalDouble.empty()));
    Tiny penalized =
        square().with(new RegularizationSpec(0.01, OptionalDouble.empty(), OptionalDouble.empty()));
    return List.of(
        of("clip-values-for-norm", clipped, 1, 4, BACKWARD),
        of("clip-per-tensor", clipped, 1, 4, BACKWARD),
        of("clip-ignored", clipped, 1, 4, BACKWARD),
        of("l1-ignored", penalized, 1, 4, BACKWARD),
        of("l1-without-sign", penalized, 1, 4, BACKWARD));
  }

  private static List<PlantedFault> momentum() {
    Tiny damped = square().with(new Sgd(0.1, 0.9, 0.5, 0, false));
    Tiny nesterov = square().with(new Sgd(0.1, 0.9, 0, 0, true));
    return List.of(
        of("rate-in-the-velocity", MOMENTUM, 1, 0, UPDATE), // the velocity is another
        of("momentum-sign", MOMENTUM, 2, 0, UPDATE),
        of("momentum-averaged", MOMENTUM, 1, 0, UPDATE),
        of("dampening-from-the-start", damped, 1, 0, UPDATE),
        of("momentum-ignored", MOMENTUM, 2, 0, UPDATE),
        of("stale-momentum", MOMENTUM, 2, 0, UPDATE),
        of("nesterov-ignored", nesterov, 1, 0, UPDATE),
        of("nesterov-without-gradient", nesterov, 1, 0, UPDATE));
  }

  private static List<PlantedFault> adam() {
    // v falls in step 2 wherever g² is less than half of what it was in step 1
    Tiny amsgrad = square().with(new Adam(0.001, 0.9, 0.5, 1e-8, 0, true));
    Tiny adamW = square().with(AdamW.DEFAULT);
    Tiny decaying = square().with(new Adam(0.001, 0.9, 0.999, 1e-8, 0.01, false));
    return List.of(
        of("adam-epsilon-hat", ADAM, 1, 0, UPDATE),
        of("adam-epsilon-1e-7", ADAM, 1, 0, UPDATE),
        of("adam-epsilon-1e-10", ADAM, 1, 0, UPDATE),
        of("adam-betas-swapped", ADAM, 1, 0, UPDATE), // the moments are others
        of("adam-without-correction", ADAM, 1, 0, UPDATE),
        of("adam-time-stands-still", ADAM, 2, 0, UPDATE),
        of("adam-time-from-0", ADAM, 1, 0, UPDATE),
        of("adam-time-per-parameter", ADAM, 1, 0, UPDATE),
        of("adam-epsilon-inside-the-root", ADAM, 1, 0, UPDATE),
        of("adam-without-root", ADAM, 1, 0, UPDATE),
        of("amsgrad-without-memory", amsgrad, 2, 0, UPDATE),
        of("adamw-decay-in-the-gradient", adamW, 1, 0, UPDATE),
        of("adamw-decay-without-rate", adamW, 1, 0, UPDATE),
        of("adam-decay-on-the-weight", decaying, 1, 0, UPDATE));
  }

  private static List<PlantedFault> updates() {
    Tiny rmsProp = square().with(RmsProp.DEFAULT);
    return List.of(
        of("no-weight-decay", decaying(), 1, 0, UPDATE),
        of("no-decay-of-biases", decaying(), 2, 0, UPDATE), // 0 before the first update
        of("decay-sign", decaying(), 1, 0, UPDATE),
        of("decay-doubled", decaying(), 1, 0, UPDATE),
        of("decay-by-rows", decaying(), 1, 0, UPDATE),
        of("rmsprop-alpha-swapped", rmsProp, 1, 0, UPDATE),
        of("rmsprop-epsilon-inside-the-root", rmsProp, 1, 0, UPDATE),
        of("adagrad-not-accumulated", square().with(Adagrad.DEFAULT), 2, 0, UPDATE),
        of("ascent", square(), 1, 0, UPDATE),
        of("only-the-last-layer-learns", square(), 1, 0, UPDATE),
        of("schedule-ignored", FaultExperiments.withSchedule(), 5, 0, UPDATE));
  }

  private static Tiny decaying() {
    return square().with(new Sgd(0.1, 0.9, 0, 0.01, false));
  }

  private static List<PlantedFault> batches() {
    return List.of(
        of("rows-not-shuffled", square(), 1, 0, FORWARD),
        of("first-row-repeated", square(), 1, 0, FORWARD),
        of("short-batch-dropped", FaultExperiments.withShortBatches(), 4, 0, UPDATE),
        of("schedule-late", FaultExperiments.withSchedule(), 5, 0, UPDATE));
  }
}
