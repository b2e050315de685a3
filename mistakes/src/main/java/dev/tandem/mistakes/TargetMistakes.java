package dev.tandem.mistakes;

import dev.tandem.data.Targets;
import dev.tandem.engine.Batch;
import dev.tandem.engines.textbook.Loss;
import dev.tandem.mistakes.Mistake.Place;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** What goes wrong with targets and their weights. */
final class TargetMistakes {
  private TargetMistakes() {}

  /** What replaces the loss. */
  static List<Mistake> inner() {
    return List.of(noLabelSmoothing(), smoothedOverOthers(), noClassWeights(), noPositiveWeight());
  }

  /** What changes the targets of whatever loss there is. */
  static List<Mistake> outer() {
    return List.of(
        classWeightsByRows(), labelsOffByOne(), negativesAsMinusOne(), targetsNotShuffled());
  }

  private static Mistake noLabelSmoothing() {
    return Draft.of("no-label-smoothing", Place.LOSS)
        .title("Label smoothing is ignored.")
        .words(
            "The experiment asks for smoothed targets, but the loss uses 1 for a row's class and 0"
                + " for the others.",
            "The network becomes more confident than it should.")
        .formulas("t = (1 - s)·[k = y] + s/K", "t = [k = y]")
        .remedy("Spread the share s evenly over all K classes, the row's own included.")
        .symptoms("the loss can reach 0, which smoothing does not allow")
        .when(When.loss(SoftmaxCrossEntropy.class, loss -> loss.labelSmoothing() != 0))
        .planted(
            setup ->
                setup.loss(
                    loss -> {
                      NaiveSoftmaxLoss naive = NaiveSoftmaxLoss.of(loss, setup.experiment().loss());
                      return naive.with(0, naive.spec().classWeights());
                    }));
  }

  private static Mistake noClassWeights() {
    return Draft.of("no-class-weights", Place.LOSS)
        .title("Class weights are ignored.")
        .words(
            "The experiment weights each row's loss by its class, but here all rows count the"
                + " same.",
            "Rare classes are neglected.")
        .formulas("L = Σ w_y·loss / Σ w_y", "L = Σ loss / B")
        .remedy(
            "Multiply each row's loss and gradient by its class's weight, and divide by the sum of"
                + " the weights.")
        .symptoms("recall of rare classes is low")
        .when(
            When.loss(
                SoftmaxCrossEntropy.class,
                loss -> loss.classWeights() instanceof ClassWeights.Given))
        .planted(
            setup ->
                setup.loss(
                    loss -> {
                      NaiveSoftmaxLoss naive = NaiveSoftmaxLoss.of(loss, setup.experiment().loss());
                      return naive.with(naive.spec().labelSmoothing(), new ClassWeights.None());
                    }));
  }

  private static Mistake noPositiveWeight() {
    return Draft.of("no-positive-weight", Place.LOSS)
        .title("The weight of positive rows is ignored.")
        .words(
            "The experiment weights rows of the positive class, but here all rows count the same.",
            "The rarer class is neglected.")
        .formulas("y = 1: loss = -w·log p", "y = 1: loss = -log p")
        .remedy(
            "Multiply loss and gradient of positive rows by the weight; still divide by the number"
                + " of rows.")
        .symptoms("recall of the positive class is low")
        .when(
            When.loss(
                BinaryCrossEntropy.class, loss -> loss.positiveWeight().value().orElse(1) != 1))
        .planted(
            setup ->
                setup.loss(
                    loss ->
                        new NaiveBinaryLoss(
                            1, NaiveBinaryLoss.of(loss, setup.experiment().loss()).guard())));
  }

  private static Mistake smoothedOverOthers() {
    return Draft.of("label-smoothing-over-other-classes", Place.LOSS)
        .title("Label smoothing spreads its share over the other classes only.")
        .words(
            "Two definitions are in use: the share s goes to all K classes, or to the K - 1"
                + " others.",
            "Tandem and PyTorch use the first; the second smooths more strongly by K / (K - 1).")
        .formulas("t = (1 - s)·[k = y] + s/K", "t = 1 - s for k = y, else s/(K - 1)")
        .remedy("Give s/K to every class, the row's own included.")
        .symptoms("losses differ slightly; fewer classes show it more")
        .when(When.loss(SoftmaxCrossEntropy.class, loss -> loss.labelSmoothing() != 0))
        .planted(setup -> setup.loss(loss -> smoothedOverOthers(loss, setup)));
  }

  /** The targets are linear in s, so s·K/(K - 1) in the right formula gives them. */
  private static Loss smoothedOverOthers(Loss loss, Setup setup) {
    NaiveSoftmaxLoss naive = NaiveSoftmaxLoss.of(loss, setup.experiment().loss());
    double classes = setup.experiment().network().outputs();
    double smoothing = naive.spec().labelSmoothing() * classes / (classes - 1);
    return naive.with(smoothing, naive.spec().classWeights());
  }

  private static Mistake classWeightsByRows() {
    return Draft.of("class-weights-divided-by-rows", Place.LOSS)
        .title("The weighted loss is divided by the number of rows, not by the sum of weights.")
        .words(
            "A weighted mean divides by the sum of the weights that occur in the batch.",
            "Divided by rows, the step's size depends on which classes happen to be in the batch.")
        .formulas("L = Σ w_y·loss / Σ w_y", "L = Σ w_y·loss / B")
        .remedy("Divide by the sum of the rows' weights, as PyTorch does.")
        .symptoms("loss and gradients are off by a factor that varies from batch to batch")
        .when(
            e ->
                When.mean(e)
                    && e.loss() instanceof SoftmaxCrossEntropy loss
                    && loss.classWeights() instanceof ClassWeights.Given)
        .planted(
            setup ->
                setup.loss(loss -> AlteredLoss.scaled(loss, (z, t) -> loss.weight(t) / t.rows())));
  }

  private static Mistake labelsOffByOne() {
    return Draft.of("labels-off-by-one", Place.LOSS)
        .title("Labels are shifted by one class.")
        .words(
            "Classes are numbered from 1 where the program counts from 0, so each row is taught its"
                + " neighbour's class.",
            "In Python, index -1 is the last class, so nothing fails.")
        .formulas("T[row, y] = 1", "T[row, y - 1] = 1")
        .remedy("Use labels from 0 to K - 1, as Tandem hands them over.")
        .symptoms(
            "the loss falls as usual, but accuracy is near 0",
            "the confusion matrix has its large numbers beside the diagonal")
        .when(e -> e.loss().ofLogits())
        .planted(
            setup ->
                setup.loss(
                    loss -> AlteredLoss.of(loss, targets -> shifted((Targets.Classes) targets))));
  }

  private static Targets shifted(Targets.Classes targets) {
    int classes = targets.names().size();
    int[] labels =
        Arrays.stream(targets.labels()).map(label -> (label + classes - 1) % classes).toArray();
    return new Targets.Classes(labels, targets.names());
  }

  private static Mistake negativesAsMinusOne() {
    return Draft.of("labels-minus-one", Place.LOSS)
        .title("Negative rows have the label -1 where the loss expects 0.")
        .words(
            "Labels of -1 and 1 belong to the hinge loss or to tanh outputs.",
            "In binary cross-entropy they push negative rows twice as hard, and the loss has no"
                + " lower bound.")
        .formulas("dz = p - y with y of 0 or 1", "dz = p - y with y of -1 or 1")
        .remedy("Use 0 and 1: y = (y + 1) / 2.")
        .symptoms("the loss becomes negative", "predictions drift towards the negative class")
        .when(When.loss(BinaryCrossEntropy.class))
        .planted(setup -> setup.loss(TargetMistakes::withMinusOne));
  }

  /**
   * With y = -1, {@code -(y·log p + (1 - y)·log(1 - p))} is what it is for 0 and z more, and its
   * slope is 1 more.
   */
  private static Loss withMinusOne(Loss healthy) {
    return new AlteredLoss(healthy) {
      @Override
      public double sum(Matrix z, Targets targets) {
        int[] labels = ((Targets.Classes) targets).labels();
        return super.sum(z, targets)
            + IntStream.range(0, labels.length)
                .filter(row -> labels[row] == 0)
                .mapToDouble(row -> z.get(row, 0))
                .sum();
      }

      @Override
      public Matrix gradient(Matrix z, Targets targets) {
        int[] labels = ((Targets.Classes) targets).labels();
        Matrix dz = super.gradient(z, targets);
        for (int row = 0; row < labels.length; row++) {
          dz.set(row, 0, dz.get(row, 0) + (labels[row] == 0 ? 1 : 0));
        }
        return dz;
      }
    };
  }

  private static Mistake targetsNotShuffled() {
    return Draft.of("targets-not-shuffled", Place.LOSS)
        .title("Features are shuffled, but their labels are not.")
        .words(
            "Rows are taken in random order and labels in file order, so each row gets another"
                + " row's label.",
            "There is nothing to learn but how frequent each class is.")
        .formulas("X[rows], y[rows]", "X[rows], y[start:end]")
        .remedy("Index features and labels with the same row numbers.")
        .symptoms(
            "the loss stays near that of guessing",
            "the same labels occur in every epoch's first batch")
        .planted(
            setup -> {
              AtomicInteger size = new AtomicInteger(); // of the largest batch so far
              return setup.loss(
                  loss -> AlteredLoss.of(loss, targets -> inFileOrder(setup, targets, size)));
            });
  }

  private static Targets inFileOrder(Setup setup, Targets targets, AtomicInteger size) {
    Batch batch = setup.moment().batch();
    int start = batch.indexInEpoch() * size.accumulateAndGet(batch.rows().length, Math::max);
    int[] rows =
        IntStream.range(start, start + targets.rows())
            .map(row -> row % setup.training().rows())
            .toArray();
    Targets others = setup.training().targets().of(rows);
    LossSpec loss = setup.experiment().loss();
    return loss.ofLogits() ? others : others.numbers(setup.experiment().network().outputs());
  }
}
