package dev.tandem.training;

import dev.tandem.engine.SessionState;
import java.util.List;
import java.util.Optional;

/**
 * What a training loop knows between two epochs beside its session's state. Given both, another one
 * goes on as this one would, bit for bit.
 *
 * @param epoch how many are done
 * @param rates what the schedule remembers; empty for one whose rates follow from the step
 * @param best the best epoch so far; empty without early stopping
 */
public record TrainingMemory(int epoch, List<Double> rates, Optional<Best> best) {
  public TrainingMemory {
    rates = List.copyOf(rates);
  }

  /**
   * What early stopping remembers.
   *
   * @param epoch that is the best
   * @param metric of it, smaller is better; infinite before one improved
   * @param epochsWithoutImprovement since then
   * @param state of the session after it
   */
  public record Best(int epoch, double metric, int epochsWithoutImprovement, SessionState state) {}
}
