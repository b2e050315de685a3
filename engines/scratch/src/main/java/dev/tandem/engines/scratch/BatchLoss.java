package dev.tandem.engines.scratch;

import dev.tandem.engine.StepResult;
import dev.tandem.network.LossSpec.Reduction;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A loss over a batch: rows by many threads, their sum by one, in order. */
final class BatchLoss implements Segment.Piece {
  private final Loss loss;
  private final Reduction reduction;
  private final int outputs;
  private int[] rows;
  private float[][] logits;
  private float[][] gradient = {};
  private double[] values = {};
  private int[] hits = {};
  private OptionalInt[] counts = {OptionalInt.of(0)}; // by count: made once, not once a step
  private double sum;
  private OptionalInt count;
  private double weight;
  private double factor;

  BatchLoss(Loss loss, Reduction reduction, int outputs) {
    this.loss = loss;
    this.reduction = reduction;
    this.outputs = outputs;
  }

  /**
   * Readies a batch.
   *
   * @return the rows of the gradient by the logits, which {@link #run} fills
   */
  float[][] begin(int[] batch, float[][] batchLogits) {
    rows = batch;
    logits = batchLogits;
    gradient = Rows.atLeast(gradient, batch.length, outputs);
    if (values.length < batch.length) {
      values = new double[batch.length];
      hits = new int[batch.length];
      counts =
          IntStream.rangeClosed(0, batch.length)
              .mapToObj(OptionalInt::of)
              .toArray(OptionalInt[]::new);
    }
    weight = 0;
    for (int row : batch) {
      weight += loss.weight(row);
    }
    factor = 1 / divisor();
    return gradient;
  }

  /** What the batch's loss is divided by. */
  double divisor() {
    return reduction == Reduction.MEAN ? weight : 1;
  }

  @Override
  public void run(int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = loss.value(logits[i], rows[i], factor, gradient[i]);
      hits[i] = loss.isHit(logits[i], rows[i]) ? 1 : 0;
    }
  }

  /** Adds up what {@link #run} has come to for all rows. */
  void add() {
    sum = 0;
    int correct = 0;
    for (int i = 0; i < rows.length; i++) {
      sum += values[i];
      correct += hits[i];
    }
    count = loss.hasClasses() ? counts[correct] : OptionalInt.empty();
  }

  double sum() {
    return sum;
  }

  StepResult result() {
    return new StepResult(sum, weight, rows.length, count);
  }
}
