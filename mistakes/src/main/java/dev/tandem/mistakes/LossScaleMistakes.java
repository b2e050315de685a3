package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Losses and gradients that are right but for a factor, and losses that are reported wrongly. */
final class LossScaleMistakes {
  private LossScaleMistakes() {}

  static List<Mistake> all() {
    return List.of(
        summedLoss(),
        summedGradient(),
        meanOverClasses(),
        gradientDoubled(),
        squaredErrorWithoutTwo(),
        halfSquaredError(),
        squaredErrorSummed(),
        shortBatchByFullSize(),
        reportsSquaredError(),
        reportedSum(),
        reportedPerClass());
  }

  private static Mistake summedLoss() {
    return Draft.of("summed-loss", Place.LOSS)
        .title("The loss and its gradient are summed over the batch, not averaged.")
        .words(
            "Steps are as many times too large as the batch has rows, and a larger batch means a"
                + " larger step.",
            "The loss is reported as a sum, too, so it depends on the batch size.",
            "With SGD, a learning rate divided by the batch size makes it right.")
        .formulas("L = 1/B · Σ_rows loss", "L = Σ_rows loss")
        .remedy(
            "Divide loss and gradient by the number of rows.",
            "Or declare it: loss: {reduction: sum} is the same network.")
        .symptoms(
            "the loss is as many times too large as the batch has rows",
            "training diverges or swings at usual learning rates")
        .when(When::mean)
        .planted(setup -> setup.loss(loss -> AlteredLoss.scaled(loss, weight(loss))));
  }

  private static Mistake summedGradient() {
    return Draft.of("summed-gradient", Place.LOSS)
        .title("The gradient is summed over the batch, not averaged.")
        .words(
            "Steps are as many times too large as the batch has rows, and a larger batch means a"
                + " larger step.",
            "The reported loss is the mean and looks right.",
            "With SGD, a learning rate divided by the batch size makes it right; Adam hides most of"
                + " it.")
        .formulas("dZ = (P - T) / B", "dZ = P - T")
        .remedy(
            "Divide by the number of rows, or lower the rate by as much.",
            "Or declare it: loss: {reduction: sum} is the same network.")
        .symptoms(
            "gradients are as many times too large as the batch has rows",
            "training diverges or swings at usual learning rates")
        .source("P. Goyal et al.: Accurate, Large Minibatch SGD, arXiv:1706.02677, section 3")
        .when(When::mean)
        .planted(setup -> setup.loss(loss -> AlteredLoss.differentiated(loss, weight(loss))));
  }

  private static Mistake meanOverClasses() {
    return Draft.of("mean-over-classes", Place.LOSS)
        .title("The loss is averaged over rows and classes.")
        .words(
            "A mean over the whole matrix of -t·log p divides by rows times classes.",
            "Each row has one class, so the sum over classes is right.",
            "Steps are as many times too small as there are classes.")
        .formulas("L = 1/B · Σ_rows Σ_k -t·log p", "L = 1/(B·K) · Σ_rows Σ_k -t·log p")
        .remedy("Sum over the classes (axis=1) and average over the rows.")
        .symptoms(
            "the initial loss is about log(K)/K instead of log(K)",
            "training is slower, the more classes there are")
        .when(When.loss(SoftmaxCrossEntropy.class))
        .planted(setup -> setup.loss(loss -> AlteredLoss.scaled(loss, (z, t) -> 1.0 / z.cols())));
  }

  private static Mistake gradientDoubled() {
    return Draft.of("gradient-doubled", Place.LOSS)
        .title("The gradient of cross-entropy has a factor of 2.")
        .words(
            "The factor belongs to the squared error, whose derivative is 2·(p - t).",
            "For cross-entropy it doubles every step.")
        .formulas("dZ = (P - T) / B", "dZ = 2·(P - T) / B")
        .remedy("Drop the 2, or halve the learning rate.")
        .symptoms("all gradients are exactly twice too large")
        .when(e -> e.loss().ofLogits())
        .planted(setup -> setup.loss(loss -> AlteredLoss.differentiated(loss, (z, t) -> 2)));
  }

  private static Mistake squaredErrorWithoutTwo() {
    return Draft.of("squared-error-without-two", Place.LOSS)
        .title("The gradient of the squared error lacks its factor of 2.")
        .words(
            "The derivative of d² is 2·d; d alone belongs to d²/2.",
            "Every step is half as long as it should be.")
        .formulas("L = d², dL/dz = 2·d", "L = d², dL/dz = d")
        .remedy("Multiply by 2, or double the learning rate.")
        .symptoms("all gradients are exactly half of what they should be, the loss is right")
        .when(When.loss(MeanSquaredError.class))
        .planted(setup -> setup.loss(loss -> AlteredLoss.differentiated(loss, (z, t) -> 0.5)));
  }

  private static Mistake halfSquaredError() {
    return Draft.of("half-squared-error", Place.LOSS)
        .title("The loss is half the squared error.")
        .words(
            "d²/2 with the derivative d is a common definition, and consistent in itself.",
            "Tandem and PyTorch use d², so the same learning rate gives half the step here.",
            "With a doubled rate, SGD trains the same network.")
        .formulas("L = d², dL/dz = 2·d", "L = d²/2, dL/dz = d")
        .remedy("Drop the factor 1/2, or double the learning rate.")
        .symptoms("loss and gradients are exactly half of what they should be")
        .when(When.loss(MeanSquaredError.class))
        .planted(setup -> setup.loss(loss -> AlteredLoss.scaled(loss, (z, t) -> 0.5)));
  }

  private static Mistake squaredErrorSummed() {
    return Draft.of("squared-error-summed-over-outputs", Place.LOSS)
        .title("The squared error is summed over the outputs of a row.")
        .words(
            "The mean is over rows only, so steps are as many times too large as there are"
                + " outputs.",
            "With one output nothing differs.")
        .formulas("L = 1/(B·K) · Σ d²", "L = 1/B · Σ d²")
        .remedy("Divide by rows times outputs, as mean() over the whole matrix does.")
        .symptoms("loss and gradients are too large by the number of outputs")
        .when(e -> e.loss() instanceof MeanSquaredError && e.network().outputs() > 1)
        .planted(setup -> setup.loss(loss -> AlteredLoss.scaled(loss, (z, t) -> z.cols())));
  }

  private static Mistake shortBatchByFullSize() {
    return Draft.of("short-batch-by-full-size", Place.LOSS)
        .title("A short last batch is divided by the full batch size.")
        .words(
            "The number of rows is a constant, but the last batch of an epoch often has fewer.",
            "Its gradient is then too small.")
        .formulas("dZ = (P - T) / rows in this batch", "dZ = (P - T) / batch size")
        .remedy("Divide by the number of rows that the batch has.")
        .symptoms(
            "all full batches are right, the last of each epoch has too small a gradient",
            "nothing differs if the batch size divides the number of rows")
        .when(e -> When.mean(e) && e.training().batchSize().isPresent())
        .planted(
            setup -> {
              AtomicInteger largest = new AtomicInteger(); // batch so far
              return setup.loss(
                  loss ->
                      AlteredLoss.differentiated(
                          loss,
                          (z, t) ->
                              (double) z.rows() / largest.accumulateAndGet(z.rows(), Math::max)));
            });
  }

  private static Mistake reportsSquaredError() {
    return Draft.of("reports-squared-error", Place.LOSS)
        .title(
            "The reported loss is the squared error of the probabilities, but cross-entropy is what"
                + " is trained.")
        .words(
            "Weights are updated correctly; only the number that is shown belongs to another loss.",
            "It cannot be compared with other programs' losses, and it hides confident mistakes.")
        .formulas("reported: -log p_y", "reported: mean over classes of (p - t)²")
        .remedy("Report the loss whose gradient is used.")
        .symptoms("weights are right, the loss is not", "the loss is never above 1")
        .when(e -> e.loss().ofLogits())
        .planted(
            setup ->
                setup.loss(
                    loss ->
                        new AlteredLoss(loss) {
                          @Override
                          public double sum(Matrix z, Targets targets) {
                            return squaredError(z, targets) * weight(targets) / targets.rows();
                          }
                        }));
  }

  /** Summed over rows. */
  private static double squaredError(Matrix z, Targets targets) {
    Matrix p = LossFormulaMistakes.probabilities(z);
    float[] t = targets.numbers(z.cols()).values();
    double sum = 0;
    for (int i = 0; i < t.length; i++) {
      sum += (p.values()[i] - t[i]) * (p.values()[i] - t[i]) / z.cols();
    }
    return sum;
  }

  private static Mistake reportedSum() {
    return Draft.of("reported-loss-summed", Place.LOSS)
        .convention()
        .title("The reported loss is the batch's sum; the update follows the mean.")
        .words(
            "Training is right; the number that is shown depends on the batch size.",
            "Divide it by the number of rows before comparing it with other programs.")
        .formulas("reported: 1/B · Σ_rows loss", "reported: Σ_rows loss")
        .remedy("Divide the reported loss by the number of rows.")
        .symptoms("weights are right, the loss is too large by the number of rows")
        .when(When::mean)
        .planted(setup -> setup.loss(loss -> AlteredLoss.reported(loss, weight(loss))));
  }

  private static Mistake reportedPerClass() {
    return Draft.of("reported-loss-per-class", Place.LOSS)
        .convention()
        .title("The reported loss is averaged over classes as well; the update is right.")
        .words(
            "Training is right; the number that is shown is too small by the number of classes.",
            "Multiply it by that number before comparing it with other programs.")
        .formulas("reported: 1/B · Σ_rows Σ_k -t·log p", "reported: 1/(B·K) · Σ_rows Σ_k -t·log p")
        .remedy("Sum over the classes and average over the rows.")
        .symptoms("weights are right, the loss is too small by the number of classes")
        .when(When.loss(SoftmaxCrossEntropy.class))
        .planted(setup -> setup.loss(loss -> AlteredLoss.reported(loss, (z, t) -> 1.0 / z.cols())));
  }

  private static AlteredLoss.Factor weight(Loss loss) {
    return (z, targets) -> loss.weight(targets);
  }
}
