package dev.tandem.training;

import dev.tandem.engine.SessionState;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.EarlyStoppingSpec.Metric;
import java.util.function.Supplier;

/**
 * Watches a figure of the validation rows and keeps the state of the best epoch, the first of equal
 * ones. An epoch improves on it if its metric is better by more than minimumChange; NaN never is.
 */
final class EarlyStopping {
  private final EarlyStoppingSpec spec;
  private double best = Double.POSITIVE_INFINITY; // smaller is better: accuracies are negated
  private int bestEpoch;
  private SessionState bestState;
  private int epochsWithoutImprovement;

  EarlyStopping(EarlyStoppingSpec spec) {
    this.spec = spec;
  }

  /**
   * Takes note of an epoch; the first one is the best so far whatever its metric.
   *
   * @param state asked for only if the epoch is the best so far
   */
  void epochEnded(int epoch, Score validation, Supplier<SessionState> state) {
    double metric = spec.metric() == Metric.LOSS ? validation.loss() : -validation.accuracy();
    boolean improved = metric < best - spec.minimumChange();
    if (improved || bestState == null) {
      best = improved ? metric : best;
      bestEpoch = epoch;
      bestState = state.get();
      epochsWithoutImprovement = 0;
    } else {
      epochsWithoutImprovement++;
    }
  }

  /** To be asked for after an epoch. */
  TrainingMemory.Best memory() {
    return new TrainingMemory.Best(bestEpoch, best, epochsWithoutImprovement, bestState);
  }

  void resume(TrainingMemory.Best memory) {
    best = memory.metric();
    bestEpoch = memory.epoch();
    bestState = memory.state();
    epochsWithoutImprovement = memory.epochsWithoutImprovement();
  }

  /** Whether more epochs went by without an improvement than patience bears. */
  boolean exhausted() {
    return epochsWithoutImprovement > spec.patience();
  }

  int bestEpoch() {
    return bestEpoch;
  }

  SessionState bestState() {
    return bestState;
  }
}
