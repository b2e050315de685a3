package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What goes wrong in the formulas of losses. */
final class LossFormulaMistakes {
  private LossFormulaMistakes() {}

  static List<Mistake> all() {
    return Stream.concat(
            Stream.of(
                huberWithoutLines(),
                softmaxOverTheBatch(),
                softmaxWithoutShift(),
                softmaxShiftOfTheBatch(),
                logWithoutGuard(),
                binaryLogWithoutGuard(),
                vanishingGradient()),
            Stream.of("1e-7", "1e-8", "1e-9", "1e-10", "1e-12", "1e-15")
                .map(LossFormulaMistakes::guardedLog))
        .toList();
  }

  /** What changes the loss that comes out of the formulas. */
  static List<Mistake> outer() {
    return List.of(softmaxTwice(), outputDerivativeTwice());
  }

  private static Mistake softmaxOverTheBatch() {
    return Draft.of("softmax-over-the-batch", Place.LOSS)
        .title("Softmax is taken over the rows of the batch, not over the classes.")
        .words(
            "The sum runs along the wrong axis, so each class's probabilities add up to 1 over the"
                + " batch.",
            "Rows compete with each other instead of classes.")
        .formulas("p = exp(z) / exp(z).sum(axis=1)", "p = exp(z) / exp(z).sum(axis=0)")
        .remedy(
            "Sum over the classes: axis=1 (or -1) with keepdims=True for logits [rows, classes].")
        .symptoms(
            "probabilities of a row do not add up to 1",
            "with a batch of one row, every probability is 1 and the loss is 0")
        .when(When.loss(SoftmaxCrossEntropy.class))
        .planted(setup -> naive(setup, loss -> loss.with(NaiveSoftmaxLoss::overTheBatch)));
  }

  private static Mistake softmaxWithoutShift() {
    return Draft.of("softmax-without-shift", Place.LOSS)
        .title("Softmax does not subtract the largest logit first.")
        .words(
            "The exponential overflows for logits above 88 in float32 and above 709 in float64.",
            "The result is infinity divided by infinity, which is NaN, and it spreads to all"
                + " weights.",
            "Until then all numbers are right.")
        .formulas("p = exp(z - max z) / Σ exp(z - max z)", "p = exp(z) / Σ exp(z)")
        .remedy("Subtract each row's largest logit before the exponential; the result is the same.")
        .symptoms("training works, then suddenly gives NaN", "warnings about overflow in exp")
        .source(
            "CS231n course notes, \"Practical issues: numeric stability\" of the softmax"
                + " classifier")
        .when(When.loss(SoftmaxCrossEntropy.class))
        .planted(setup -> naive(setup, loss -> loss.with(z -> NaiveSoftmaxLoss.shifted(z, 0))));
  }

  private static Mistake softmaxShiftOfTheBatch() {
    return Draft.of("softmax-shift-of-the-batch", Place.LOSS)
        .title("Softmax subtracts the largest logit of the whole batch, not of each row.")
        .words(
            "A row whose logits all lie far below the batch's largest loses all its exponentials to"
                + " underflow.",
            "It then divides 0 by 0, which is NaN.",
            "For logits of usual size all numbers are right.")
        .formulas("z - z.max(axis=1, keepdims=True)", "z - z.max()")
        .remedy("Take the maximum over the classes of each row.")
        .symptoms("NaN in single rows when logits differ a lot between rows")
        .when(When.loss(SoftmaxCrossEntropy.class))
        .planted(
            setup ->
                naive(
                    setup,
                    loss ->
                        loss.with(
                            z ->
                                NaiveSoftmaxLoss.shifted(
                                    z, Arrays.stream(z.values()).max().orElseThrow()))));
  }

  private static Mistake logWithoutGuard() {
    return Draft.of("log-without-guard", Place.LOSS)
        .title("The loss takes the logarithm of a probability that can be 0.")
        .words(
            "A probability below about 1e-45 (float32) or 1e-323 (float64) is rounded to 0, and its"
                + " logarithm is minus infinity.",
            "One such row makes the whole batch's loss infinite.",
            "The loss can be computed from the logits directly, without any probability.")
        .formulas("loss = log Σ exp(z - m) + m - z_y, m = max z", "loss = -log(softmax(z)_y)")
        .remedy("Compute the logarithm of the softmax in one formula, from the logits.")
        .symptoms(
            "the loss is inf or NaN for a row that is classified confidently and wrongly",
            "gradients are right nevertheless")
        .when(crossEntropy())
        .planted(setup -> guarded(setup, Guard.NONE));
  }

  private static Mistake binaryLogWithoutGuard() {
    return Draft.of("binary-log-without-guard", Place.LOSS)
        .title("Only the binary loss takes the logarithm of a probability that can be 0.")
        .words(
            "The sigmoid of a large logit is rounded to 1, and the logarithm of 1 - p is minus"
                + " infinity.",
            "In float32 that happens from a logit of about 17, in float64 from about 37.",
            "One such row makes the whole batch's loss infinite.")
        .formulas("loss = max(z, 0) - z·y + log(1 + exp(-|z|))", "loss = -y·log p - (1-y)·log(1-p)")
        .remedy("Compute the loss from the logits in one formula, as BCEWithLogitsLoss does.")
        .symptoms(
            "the loss is inf or NaN for a row that is classified confidently and wrongly",
            "gradients are right nevertheless")
        .when(When.loss(BinaryCrossEntropy.class))
        .planted(
            setup ->
                setup.experiment().loss() instanceof BinaryCrossEntropy
                    ? guarded(setup, Guard.NONE)
                    : setup);
  }

  private static Mistake guardedLog(String epsilon) {
    double number = Double.parseDouble(epsilon);
    return Draft.of("guarded-log-" + epsilon, Place.LOSS)
        .convention()
        .title("The loss takes log(p + " + epsilon + ").")
        .words(
            "The small number keeps the logarithm finite, and for usual probabilities it is smaller"
                + " than rounding.",
            "Only the reported loss changes, and only for rows whose class gets almost no"
                + " probability.",
            "There it cannot exceed "
                + String.format(Locale.ROOT, "%.1f", -Math.log(number))
                + ", however wrong the row is.",
            "It is no longer equal where p is below about 10,000 times that number.")
        .formulas("loss = -log p_y", "loss = -log(p_y + " + epsilon + ")")
        .remedy(
            "Nothing needs to change; the logarithm of the softmax from the logits needs no guard.")
        .symptoms("the loss of confident mistakes is limited")
        .when(crossEntropy())
        .planted(setup -> guarded(setup, new Guard(number, false)));
  }

  private static Mistake vanishingGradient() {
    return Draft.of("gradient-through-the-guarded-log", Place.LOSS)
        .title("The gradient goes through log(p + ε) instead of the combined formula.")
        .words(
            "The derivative 1 / (p + ε) cancels against the softmax's p, but only while p is much"
                + " larger than ε.",
            "For a row that is confidently wrong, p is 0 and so is the gradient: the row can no"
                + " longer be learned.")
        .formulas("dz = p - t", "dz = p ∘ (dp - Σ p·dp) with dp = -t / (p + 1e-8)")
        .remedy("Use p - t for the gradient with respect to the logits.")
        .symptoms(
            "confident mistakes stay as they are", "gradients are 0 for logits that are far off")
        .when(crossEntropy())
        .planted(setup -> guarded(setup, new Guard(1e-8, true)));
  }

  private static Mistake softmaxTwice() {
    return Draft.of("softmax-twice", Place.LOSS)
        .title("Softmax is applied twice: by the network and again by the loss.")
        .words(
            "The loss expects logits but gets probabilities, which all lie between 0 and 1.",
            "However sure the network is, the loss stays well above 0, and gradients are small.",
            "In PyTorch, CrossEntropyLoss contains the softmax already.")
        .formulas("loss = CE(softmax(z))", "loss = CE(softmax(softmax(z)))")
        .remedy("Give the loss the values before the softmax (or sigmoid).")
        .symptoms(
            "the loss does not fall below a limit, about 1.46 for ten classes",
            "training is slow, accuracy may still be fair")
        .source(
            "A. Karpathy, \"most common neural net mistakes\", 2018:"
                + " https://twitter.com/karpathy/status/1013244313327681536")
        .when(crossEntropy())
        .planted(
            setup ->
                setup.loss(
                    loss ->
                        new AlteredLoss(loss) {
                          @Override
                          public double sum(Matrix z, Targets targets) {
                            return super.sum(probabilities(z), targets);
                          }

                          @Override
                          public Matrix gradient(Matrix z, Targets targets) {
                            Matrix p = probabilities(z);
                            return throughSoftmax(super.gradient(p, targets), p);
                          }
                        }));
  }

  /** One column is a logit of the second class against 0. */
  static Matrix probabilities(Matrix z) {
    return z.cols() == 1 ? z.map(NaiveBinaryLoss::sigmoid) : NaiveSoftmaxLoss.shifted(z);
  }

  private static Matrix throughSoftmax(Matrix dp, Matrix p) {
    if (p.cols() == 1) {
      return dp.combine(p, (d, q) -> d * q * (1 - q));
    }
    Matrix dz = Matrix.zeros(p.rows(), p.cols());
    for (int row = 0; row < p.rows(); row++) {
      double mean = 0;
      for (int k = 0; k < p.cols(); k++) {
        mean += dp.get(row, k) * p.get(row, k);
      }
      for (int k = 0; k < p.cols(); k++) {
        dz.set(row, k, p.get(row, k) * (dp.get(row, k) - mean));
      }
    }
    return dz;
  }

  private static Mistake outputDerivativeTwice() {
    return Draft.of("output-derivative-twice", Place.LOSS)
        .title("p - t is multiplied by the output function's derivative once more.")
        .words(
            "For cross-entropy, p - t is already the gradient with respect to the logits; the"
                + " derivative has cancelled out.",
            "Multiplying by p·(1 - p) again makes the gradient small where the network is sure,"
                + " right or wrong.")
        .formulas("dz = p - t", "dz = (p - t) ∘ p ∘ (1 - p)")
        .remedy("Drop the factor p·(1 - p): it belongs to the squared error of probabilities.")
        .symptoms("training is slow from the start", "confident mistakes are hardly corrected")
        .source(
            "M. Nielsen, Neural Networks and Deep Learning, chapter 3, \"The cross-entropy cost"
                + " function\"")
        .when(crossEntropy())
        .planted(
            setup ->
                setup.loss(
                    loss ->
                        new AlteredLoss(loss) {
                          @Override
                          public Matrix gradient(Matrix z, Targets targets) {
                            return super.gradient(z, targets)
                                .combine(probabilities(z), (d, p) -> d * p * (1 - p));
                          }
                        }));
  }

  private static Mistake huberWithoutLines() {
    return Draft.of("huber-without-lines", Place.LOSS)
        .title("Huber's loss is the squared error everywhere.")
        .words(
            "Beyond δ, Huber's loss is a line, so that outliers pull no harder than δ.",
            "Without this, outliers dominate the gradient as they do with the squared error.")
        .formulas("|d| ≤ δ: d²/2; else δ·(|d| - δ/2)", "d²")
        .remedy("Distinguish the two cases, for the value and for the slope.")
        .symptoms("single rows give very large losses and gradients")
        .when(When.loss(Huber.class))
        .planted(setup -> setup.loss(loss -> Loss.of(MeanSquaredError.DEFAULT)));
  }

  private static Setup naive(Setup setup, UnaryOperator<NaiveSoftmaxLoss> change) {
    return setup.loss(loss -> change.apply(NaiveSoftmaxLoss.of(loss, setup.experiment().loss())));
  }

  private static Setup guarded(Setup setup, Guard guard) {
    boolean binary = setup.experiment().loss() instanceof BinaryCrossEntropy;
    return setup.loss(
        loss ->
            binary
                ? NaiveBinaryLoss.of(loss, setup.experiment().loss()).with(guard)
                : NaiveSoftmaxLoss.of(loss, setup.experiment().loss()).with(guard));
  }

  private static Predicate<ExperimentSpec> crossEntropy() {
    return e -> e.loss().ofLogits();
  }
}
