package dev.tandem.network;

import java.util.List;
import java.util.TreeSet;

/**
 * How the learning rate changes while training; conventions are torch.optim.lr_scheduler's. Epochs
 * are counted from 0 in the formulas, η is the optimizer's rate.
 */
public sealed interface ScheduleSpec {
  /** What a user types, e.g. {@code "cosine"}. */
  String name();

  <R> R accept(Visitor<R> visitor);

  /** {@code η}. */
  record Constant() implements ScheduleSpec {
    @Override
    public String name() {
      return "constant";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.constant(this);
    }
  }

  /** {@code η·gamma^⌊epoch/every⌋} (StepLR). */
  record Step(int every, double gamma) implements ScheduleSpec {
    public static final double DEFAULT_GAMMA = 0.1;

    public Step {
      Ranges.atLeast("every", 1, every);
      Ranges.positive("gamma", gamma);
    }

    @Override
    public String name() {
      return "step";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.step(this);
    }
  }

  /** {@code η·gamma^(milestones reached)} (MultiStepLR). */
  record MultiStep(List<Integer> milestones, double gamma) implements ScheduleSpec {
    public static final double DEFAULT_GAMMA = 0.1;

    public MultiStep {
      milestones = List.copyOf(milestones);
      milestones.forEach(epoch -> Ranges.atLeast("milestones", 1, epoch));
      if (milestones.isEmpty() || !milestones.equals(List.copyOf(new TreeSet<>(milestones)))) {
        throw new SpecException(
            "milestones", "epochs in ascending order, at least one", milestones);
      }
      Ranges.positive("gamma", gamma);
    }

    @Override
    public String name() {
      return "multi-step";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.multiStep(this);
    }
  }

  /** {@code η·gamma^epoch} (ExponentialLR). */
  record Exponential(double gamma) implements ScheduleSpec {
    public Exponential {
      Ranges.positive("gamma", gamma);
    }

    @Override
    public String name() {
      return "exponential";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.exponential(this);
    }
  }

  /**
   * {@code min + (η-min)·(1 + cos(π·epoch/epochs))/2} over all epochs (CosineAnnealingLR with T_max
   * = epochs).
   */
  record Cosine(double minimum) implements ScheduleSpec {
    public static final Cosine DEFAULT = new Cosine(0);

    public Cosine {
      Ranges.notNegative("minimum", minimum);
    }

    @Override
    public String name() {
      return "cosine";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.cosine(this);
    }
  }

  /**
   * Linear from {@code η·start} to η over the first epochs, step by step (LinearLR), then another
   * schedule, whose epochs are counted from the end of the warm-up.
   */
  record WarmUp(int epochs, double start, ScheduleSpec then) implements ScheduleSpec {
    public static final double DEFAULT_START = 1.0 / 3;
    public static final ScheduleSpec DEFAULT_THEN = new Constant();

    public WarmUp {
      Ranges.atLeast("epochs", 1, epochs);
      Ranges.share("start", start);
      if (then instanceof WarmUp || then instanceof OneCycle || then instanceof ReduceOnPlateau) {
        throw new SpecException(
            "then", "constant, step, multi-step, exponential or cosine", then.name());
      }
    }

    @Override
    public String name() {
      return "warm-up";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.warmUp(this);
    }
  }

  /**
   * One rise and one fall over all steps, by cosine (OneCycleLR): from {@code maximum/divide} up to
   * maximum in the first share of the steps, then down to {@code maximum/(divide·finalDivide)}; the
   * optimizer's own rate is not used, nor is its momentum changed.
   */
  record OneCycle(double maximum, double rise, double divide, double finalDivide)
      implements ScheduleSpec {
    public static final double DEFAULT_RISE = 0.3;
    public static final double DEFAULT_DIVIDE = 25;
    public static final double DEFAULT_FINAL_DIVIDE = 1e4;

    public OneCycle {
      Ranges.positive("maximum", maximum);
      Ranges.share("rise", rise);
      Ranges.positive("divide", divide);
      Ranges.positive("finalDivide", finalDivide);
    }

    @Override
    public String name() {
      return "one-cycle";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.oneCycle(this);
    }
  }

  /**
   * Times factor whenever the validation loss has not fallen by a share of threshold for more than
   * patience epochs (ReduceLROnPlateau with threshold_mode rel), but not below minimum.
   */
  record ReduceOnPlateau(double factor, int patience, double threshold, double minimum)
      implements ScheduleSpec {
    public static final ReduceOnPlateau DEFAULT = new ReduceOnPlateau(0.1, 10, 1e-4, 0);

    public ReduceOnPlateau {
      Ranges.fraction("factor", factor);
      Ranges.positive("factor", factor);
      Ranges.atLeast("patience", 0, patience);
      Ranges.notNegative("threshold", threshold);
      Ranges.notNegative("minimum", minimum);
    }

    @Override
    public String name() {
      return "reduce-on-plateau";
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.reduceOnPlateau(this);
    }
  }

  /** One method a schedule. */
  interface Visitor<R> {
    R constant(Constant spec);

    R step(Step spec);

    R multiStep(MultiStep spec);

    R exponential(Exponential spec);

    R cosine(Cosine spec);

    R warmUp(WarmUp spec);

    R oneCycle(OneCycle spec);

    R reduceOnPlateau(ReduceOnPlateau spec);
  }
}
