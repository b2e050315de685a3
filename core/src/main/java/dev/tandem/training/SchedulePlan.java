package dev.tandem.training;

import dev.tandem.network.ScheduleSpec;
import dev.tandem.network.ScheduleSpec.Constant;
import dev.tandem.network.ScheduleSpec.Cosine;
import dev.tandem.network.ScheduleSpec.Exponential;
import dev.tandem.network.ScheduleSpec.MultiStep;
import dev.tandem.network.ScheduleSpec.OneCycle;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.Step;
import dev.tandem.network.ScheduleSpec.WarmUp;

/**
 * Makes the rates of each schedule, by formula wherever torch steps from rate to rate.
 *
 * @param rate the optimizer's own, η in the formulas
 * @param epochs that the schedule has to itself: all, or those after the warm-up
 */
record SchedulePlan(double rate, int epochs, int stepsPerEpoch)
    implements ScheduleSpec.Visitor<LearningRates> {
  @Override
  public LearningRates constant(Constant spec) {
    return (epoch, step) -> rate;
  }

  @Override
  public LearningRates step(Step spec) {
    return (epoch, step) -> rate * StrictMath.pow(spec.gamma(), epoch / spec.every());
  }

  @Override
  public LearningRates multiStep(MultiStep spec) {
    return (epoch, step) -> {
      long reached = spec.milestones().stream().filter(milestone -> milestone <= epoch).count();
      return rate * StrictMath.pow(spec.gamma(), reached);
    };
  }

  @Override
  public LearningRates exponential(Exponential spec) {
    return (epoch, step) -> rate * StrictMath.pow(spec.gamma(), epoch);
  }

  @Override
  public LearningRates cosine(Cosine spec) {
    return (epoch, step) -> cosine(rate, spec.minimum(), (double) epoch / epochs);
  }

  /** The first share is η·start, the one after the last warming step would be η. */
  @Override
  public LearningRates warmUp(WarmUp spec) {
    LearningRates then =
        spec.then().accept(new SchedulePlan(rate, epochs - spec.epochs(), stepsPerEpoch));
    double warmingSteps = (double) spec.epochs() * stepsPerEpoch;
    return (epoch, step) -> {
      if (epoch >= spec.epochs()) {
        return then.at(epoch - spec.epochs(), step);
      }
      double share = ((double) epoch * stepsPerEpoch + step) / warmingSteps;
      return rate * (spec.start() + (1 - spec.start()) * share);
    };
  }

  /**
   * Steps count from 0; the peak is at {@code rise·steps - 1}, which need not be whole. Where it is
   * at or before the first step, training starts on the way down.
   */
  @Override
  public LearningRates oneCycle(OneCycle spec) {
    double steps = (double) epochs * stepsPerEpoch;
    double peak = spec.rise() * steps - 1;
    double start = spec.maximum() / spec.divide();
    return (epoch, stepInEpoch) -> {
      double step = (double) epoch * stepsPerEpoch + stepInEpoch;
      if (step < peak) {
        return cosine(start, spec.maximum(), step / peak);
      }
      double fall = steps - 1 - peak;
      double share = fall == 0 ? 0 : (step - peak) / fall;
      return cosine(spec.maximum(), start / spec.finalDivide(), share);
    };
  }

  @Override
  public LearningRates reduceOnPlateau(ReduceOnPlateau spec) {
    return new PlateauRates(spec, rate);
  }

  /** From one rate (share 0) to another (share 1) along half a cosine. */
  private static double cosine(double from, double to, double share) {
    return to + (from - to) * (1 + StrictMath.cos(Math.PI * share)) / 2;
  }
}
