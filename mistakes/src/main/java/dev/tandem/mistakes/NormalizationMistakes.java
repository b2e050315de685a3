package dev.tandem.mistakes;

import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Layer;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What goes wrong with normalization. */
final class NormalizationMistakes {
  private NormalizationMistakes() {}

  static List<Mistake> all() {
    return List.of(
        runningStatisticsWhileTraining(),
        unbiasedVariance(),
        epsilonOutsideTheRoot(),
        constantStatistics(),
        scaleGradientWithoutInput(),
        biasedRunningVariance(),
        momentumInverted(),
        batchStatisticsWhilePredicting());
  }

  private static Mistake runningStatisticsWhileTraining() {
    return Draft.of("batch-norm-running-statistics-while-training", Place.FORWARD)
        .title("Batch normalization uses its running statistics while training.")
        .words(
            "The layer behaves as if the network were only being used.",
            "Running statistics start at mean 0 and variance 1, so at first nothing is normalized"
                + " at all.")
        .formulas(
            "training: (x - μ_batch) / √(σ²_batch + ε)",
            "training: (x - μ_running) / √(σ²_running + ε)")
        .remedy("Normalize by the batch's own mean and variance while training.")
        .symptoms("training is as slow and sensitive to the rate as without the layer")
        .when(batchNorm())
        .planted(setup -> setup.layers(BatchNorm.class, RunningBatchNorm::new));
  }

  private static Mistake unbiasedVariance() {
    return Draft.of("batch-norm-unbiased-variance", Place.FORWARD)
        .title("Batch normalization divides by the unbiased variance.")
        .words(
            "While training, the batch's variance is Σ(x - μ)² / B, not / (B - 1).",
            "The unbiased variance is for the running statistics only.",
            "The smaller the batch, the larger the difference.")
        .formulas("σ² = Σ(x - μ)² / B", "σ² = Σ(x - μ)² / (B - 1)")
        .remedy("Use ddof=0 (NumPy) or unbiased=False (PyTorch) for normalizing.")
        .symptoms("outputs of the layer are too small by √((B - 1) / B)")
        .when(batchNorm())
        .planted(
            setup ->
                setup.layers(
                    BatchNorm.class,
                    (spec, layer) ->
                        byColumn(
                            layer,
                            spec.epsilon(),
                            (variance, rows) ->
                                Math.sqrt(variance * rows / (rows - 1) + spec.epsilon()))));
  }

  private static Mistake epsilonOutsideTheRoot() {
    return Draft.of("norm-epsilon-outside-the-root", Place.FORWARD)
        .title("Normalization adds epsilon to the standard deviation, not to the variance.")
        .words(
            "With ε = 1e-5, the difference is tiny unless a column or row is almost constant.",
            "There, √(σ² + ε) is at least 0.003, but σ + ε can be 300 times smaller.")
        .formulas("x̂ = (x - μ) / √(σ² + ε)", "x̂ = (x - μ) / (√σ² + ε)")
        .remedy("Add epsilon before taking the root.")
        .symptoms(
            "outputs differ in the fifth digit", "almost constant units give far too large outputs")
        .when(When.layer(layer -> layer instanceof BatchNorm || layer instanceof LayerNorm))
        .planted(
            setup ->
                setup
                    .layers(
                        BatchNorm.class,
                        (spec, layer) ->
                            byColumn(
                                layer,
                                spec.epsilon(),
                                (variance, rows) -> Math.sqrt(variance) + spec.epsilon()))
                    .layers(
                        LayerNorm.class, (spec, layer) -> epsilonOutside(layer, spec.epsilon())));
  }

  /** What x - μ is divided by, from the variance of so many numbers. */
  private interface Root {
    double of(double variance, double count);
  }

  /** Batch normalization that divides by another root while training. */
  private static Layer byColumn(Layer healthy, double epsilon, Root wrong) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        Matrix y = super.forward(x, training);
        for (int col = 0; training.isPresent() && col < x.cols(); col++) {
          double variance = variance(x.column(col));
          double factor = Math.sqrt(variance + epsilon) / wrong.of(variance, x.rows());
          double shift = bias().orElseThrow().value().get(0, col);
          for (int row = 0; row < x.rows(); row++) {
            y.set(row, col, shift + (y.get(row, col) - shift) * factor);
          }
        }
        return y;
      }
    };
  }

  private static Layer epsilonOutside(Layer healthy, double epsilon) {
    return AlteredLayer.forward(
        healthy,
        (layer, x, y) -> {
          Matrix shift = layer.bias().orElseThrow().value();
          for (int row = 0; row < x.rows(); row++) {
            double variance = variance(x.row(row));
            double factor = Math.sqrt(variance + epsilon) / (Math.sqrt(variance) + epsilon);
            for (int col = 0; col < x.cols(); col++) {
              double beta = shift.get(0, col);
              y.set(row, col, beta + (y.get(row, col) - beta) * factor);
            }
          }
          return y;
        });
  }

  private static double variance(double[] x) {
    double mean = Arrays.stream(x).sum() / x.length;
    return Arrays.stream(x).map(value -> (value - mean) * (value - mean)).sum() / x.length;
  }

  private static Mistake constantStatistics() {
    return Draft.of("batch-norm-constant-statistics", Place.BACKWARD)
        .title("The backward pass treats the batch's mean and variance as constants.")
        .words(
            "Every output depends on every row of the batch through the mean and the variance.",
            "Without these two terms, the gradient pushes in directions that normalization"
                + " cancels.")
        .formulas("dX = γ/√(σ² + ε) · (dY - mean(dY) - X̂·mean(dY ∘ X̂))", "dX = γ/√(σ² + ε) · dY")
        .remedy("Subtract both means by column, as in the formula.")
        .symptoms("the layer's own gradients are right, those below are wrong")
        .when(batchNorm())
        .planted(
            setup -> setup.layers(BatchNorm.class, NormalizationMistakes::withConstantStatistics));
  }

  private static Layer withConstantStatistics(BatchNorm spec, Layer healthy) {
    return AlteredLayer.back(
        healthy,
        (layer, dy, dx) -> {
          Matrix wrong = Matrix.zeros(dy.rows(), dy.cols());
          for (int col = 0; col < dy.cols(); col++) {
            double root = Math.sqrt(variance(layer.input().column(col)) + spec.epsilon());
            double gamma = layer.weight().value().get(0, col);
            for (int row = 0; row < dy.rows(); row++) {
              wrong.set(row, col, dy.get(row, col) * gamma / root);
            }
          }
          return wrong;
        });
  }

  private static Mistake scaleGradientWithoutInput() {
    return Draft.of("norm-scale-gradient-without-input", Place.BACKWARD)
        .title("The gradient of the normalization's scale leaves out the normalized input.")
        .words(
            "The scale γ multiplies the normalized values, so its gradient contains them.",
            "Here it gets the gradient of the shift β instead.")
        .formulas("dγ = Σ_rows dY ∘ X̂", "dγ = Σ_rows dY")
        .remedy("Keep the normalized values of the forward pass and multiply by them.")
        .symptoms("the gradients of γ and β are the same")
        .when(When.layer(layer -> layer instanceof BatchNorm || layer instanceof LayerNorm))
        .planted(
            setup ->
                setup.layers(
                    (index, spec, layer) ->
                        spec instanceof BatchNorm || spec instanceof LayerNorm
                            ? AlteredLayer.back(
                                layer,
                                (own, dy, dx) -> {
                                  own.weight().setGradient(dy.columnSums());
                                  return dx;
                                })
                            : layer));
  }

  private static Mistake biasedRunningVariance() {
    return Draft.of("batch-norm-biased-running-variance", Place.UPDATE)
        .title("The running variance follows the biased variance of the batches.")
        .words(
            "Running statistics estimate the whole data, for which the unbiased variance is right.",
            "Training is not affected; predictions are, more so with small batches.")
        .formulas("running σ² follows Σ(x - μ)² / (B - 1)", "running σ² follows Σ(x - μ)² / B")
        .remedy(
            "Multiply the batch's variance by B / (B - 1) before it enters the running variance.")
        .symptoms("running_var is too small by (B - 1) / B", "predictions are slightly too extreme")
        .source("PyTorch documentation of torch.nn.BatchNorm1d, which states both variances")
        .when(batchNorm())
        .planted(
            setup ->
                setup.layers(
                    BatchNorm.class,
                    (spec, layer) ->
                        running(
                            layer,
                            (before, now, rows, buffer) -> {
                              double share =
                                  (1 - spec.momentum()) * before; // the rest is the batch's
                              return buffer == 0 ? now : share + (now - share) * (rows - 1) / rows;
                            })));
  }

  private static Mistake momentumInverted() {
    return Draft.of("batch-norm-momentum-inverted", Place.UPDATE)
        .title("The momentum of the running statistics is used the other way round.")
        .words(
            "In PyTorch, momentum 0.1 is the weight of the newest batch; in Keras, momentum 0.9 is"
                + " the weight of the past.",
            "With the roles swapped, the statistics follow the last few batches only.")
        .formulas("running ← 0.9·running + 0.1·batch", "running ← 0.1·running + 0.9·batch")
        .remedy("Use 1 - momentum when moving from one convention to the other.")
        .symptoms(
            "training is right, test metrics jump from epoch to epoch",
            "running statistics change a lot in every step")
        .source("Documentation of torch.nn.BatchNorm1d and keras.layers.BatchNormalization")
        .when(When.layer(layer -> layer instanceof BatchNorm b && b.momentum() != 0.5))
        .planted(
            setup ->
                setup.layers(
                    BatchNorm.class,
                    (spec, layer) ->
                        running(
                            layer,
                            (before, now, rows, buffer) -> {
                              double batch = before + (now - before) / spec.momentum();
                              return spec.momentum() * before + (1 - spec.momentum()) * batch;
                            })));
  }

  /** Another running statistic: before the step, after it, rows, and which: 0 mean, 1 variance. */
  private interface Running {
    double of(double before, double now, double rows, int buffer);
  }

  private static Layer running(Layer healthy, Running wrong) {
    return new AlteredLayer(healthy) {
      @Override
      public void stepMade() {
        double[][] before = {values(0).clone(), values(1).clone()};
        super.stepMade();
        for (int buffer = 0; buffer < before.length; buffer++) {
          double[] now = values(buffer);
          for (int col = 0; col < now.length; col++) {
            now[col] = wrong.of(before[buffer][col], now[col], input().rows(), buffer);
          }
        }
      }

      private double[] values(int buffer) {
        return buffers().get(buffer).values();
      }
    };
  }

  private static Mistake batchStatisticsWhilePredicting() {
    return Draft.of("batch-norm-batch-statistics-while-predicting", Place.PREDICTION)
        .title("Batch normalization uses the batch's statistics while predicting.")
        .words(
            "The network is not switched from training to evaluation before it predicts.",
            "A row's prediction then depends on the other rows that are predicted with it.")
        .formulas(
            "predicting: (x - μ_running) / √(σ²_running + ε)",
            "predicting: (x - μ_rows) / √(σ²_rows + ε)")
        .remedy("Use the running statistics when predicting; in PyTorch, call model.eval() first.")
        .symptoms(
            "a row predicted alone gets another result than among others",
            "training is right, test metrics depend on how rows are grouped")
        .source(
            "A. Karpathy, \"most common neural net mistakes\", 2018:"
                + " https://twitter.com/karpathy/status/1013244313327681536")
        .when(batchNorm())
        .planted(setup -> setup.layers(BatchNorm.class, (spec, layer) -> byTheRowsAtHand(layer)));
  }

  private static Layer byTheRowsAtHand(Layer healthy) {
    return new AlteredLayer(healthy) {
      @Override
      public Matrix forward(Matrix x, Optional<Batch> training) {
        if (training.isEmpty() && x.rows() < 2) { // x - μ is 0
          return super.forward(x, training).map(y -> 0).plusRow(bias().orElseThrow().value());
        }
        Batch any = new Batch(0, 0, 0, new int[x.rows()], 0);
        return super.forward(x, Optional.of(training.orElse(any)));
      }
    };
  }

  private static Predicate<ExperimentSpec> batchNorm() {
    return When.layer(BatchNorm.class);
  }
}
