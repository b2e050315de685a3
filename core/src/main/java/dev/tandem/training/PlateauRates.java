package dev.tandem.training;

import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import java.util.List;

/**
 * Reduces the rate when the validation loss stands still, as torch's ReduceLROnPlateau in mode min
 * with threshold_mode rel, without cooldown and with eps 0: no reduction is too small to be made.
 */
final class PlateauRates implements LearningRates {
  private final ReduceOnPlateau spec;
  private double rate;
  private double best = Double.POSITIVE_INFINITY;
  private int epochsWithoutImprovement;

  PlateauRates(ReduceOnPlateau spec, double rate) {
    this.spec = spec;
    this.rate = rate;
  }

  @Override
  public double at(int epoch, int stepInEpoch) {
    return rate;
  }

  @Override
  public List<Double> memory() {
    return List.of(rate, best, (double) epochsWithoutImprovement);
  }

  @Override
  public void resume(List<Double> memory) {
    rate = memory.get(0);
    best = memory.get(1);
    epochsWithoutImprovement = memory.get(2).intValue();
  }

  @Override
  public void epochEnded(double validationLoss) {
    if (validationLoss < best * (1 - spec.threshold())) {
      best = validationLoss;
      epochsWithoutImprovement = 0;
      return;
    }
    epochsWithoutImprovement++;
    if (epochsWithoutImprovement > spec.patience()) {
      rate = Math.min(rate, Math.max(rate * spec.factor(), spec.minimum()));
      epochsWithoutImprovement = 0;
    }
  }
}
