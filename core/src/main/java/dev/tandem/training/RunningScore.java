package dev.tandem.training;

import dev.tandem.engine.StepResult;

/** Sums over the batches of an epoch. */
final class RunningScore {
  private double lossSum;
  private double lossWeight;
  private long rows;
  private long correct;
  private boolean classes = true;

  void add(StepResult result) {
    lossSum += result.lossSum();
    lossWeight += result.lossWeight();
    rows += result.rows();
    correct += result.correct().orElse(0);
    classes &= result.correct().isPresent();
  }

  /** So far; of numbers there is no accuracy. */
  Score score() {
    return new Score(lossSum / lossWeight, classes ? (double) correct / rows : Double.NaN);
  }
}
