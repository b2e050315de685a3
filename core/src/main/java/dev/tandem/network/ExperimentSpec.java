package dev.tandem.network;

/**
 * One experiment: everything that decides a training run but the engine. Written by people as YAML,
 * see {@code examples/}.
 *
 * @param name names the run folder
 * @param threshold from which probability on the positive of two classes is predicted
 */
public record ExperimentSpec(
    String name,
    DataSpec data,
    NetworkSpec network,
    LossSpec loss,
    OptimizerSpec optimizer,
    ScheduleSpec schedule,
    RegularizationSpec regularization,
    TrainingSpec training,
    ThresholdSpec threshold) {
  public static final LossSpec DEFAULT_LOSS = LossSpec.SoftmaxCrossEntropy.DEFAULT;
  public static final OptimizerSpec DEFAULT_OPTIMIZER = OptimizerSpec.Sgd.DEFAULT;
  public static final ScheduleSpec DEFAULT_SCHEDULE = new ScheduleSpec.Constant();
  public static final ThresholdSpec DEFAULT_THRESHOLD = ThresholdSpec.Fixed.DEFAULT;

  /** Constant rate, nothing added to gradients, threshold 0.5. */
  public ExperimentSpec(
      String name,
      DataSpec data,
      NetworkSpec network,
      LossSpec loss,
      OptimizerSpec optimizer,
      TrainingSpec training) {
    this(
        name,
        data,
        network,
        loss,
        optimizer,
        DEFAULT_SCHEDULE,
        RegularizationSpec.NONE,
        training,
        DEFAULT_THRESHOLD);
  }

  /**
   * Refuses parts that contradict each other, as far as that shows without data. The reader of
   * files calls it.
   *
   * @throws SpecException with a full key, such as {@code "data.validation"}
   */
  public void check() {
    new ExperimentRules(this).check();
  }

  /**
   * Refuses what contradicts the prepared data: a threshold without two classes, a last batch of
   * one row under batch normalization, decisions on validation rows that there are not.
   *
   * @throws SpecException with a full key
   */
  public void check(DataSize size) {
    new ExperimentRules(this).check(size);
  }

  /**
   * This experiment with whatever depends on its data filled in: open sizes, balanced weights.
   *
   * @param features the width of a row
   * @param classCounts how many training rows each class has
   * @throws SpecException if network or loss do not go with them
   */
  public ExperimentSpec fit(int features, int[] classCounts) {
    return with(network.fit(features, classCounts.length, loss)).with(loss.fit(classCounts));
  }

  /**
   * The same where targets are numbers.
   *
   * @param targets how many numbers a row has to predict
   */
  public ExperimentSpec fit(int features, int targets) {
    return with(network.fit(features, targets));
  }

  /** This experiment on other data, or on the same dealt out otherwise. */
  public ExperimentSpec with(DataSpec other) {
    return new ExperimentSpec(
        name, other, network, loss, optimizer, schedule, regularization, training, threshold);
  }

  /** This experiment with another network, such as a fitted one. */
  public ExperimentSpec with(NetworkSpec other) {
    return new ExperimentSpec(
        name, data, other, loss, optimizer, schedule, regularization, training, threshold);
  }

  /** This experiment with another loss, such as a fitted one. */
  public ExperimentSpec with(LossSpec other) {
    return new ExperimentSpec(
        name, data, network, other, optimizer, schedule, regularization, training, threshold);
  }

  /** This experiment with another optimizer. */
  public ExperimentSpec with(OptimizerSpec other) {
    return new ExperimentSpec(
        name, data, network, loss, other, schedule, regularization, training, threshold);
  }

  /** This experiment with another schedule. */
  public ExperimentSpec with(ScheduleSpec other) {
    return new ExperimentSpec(
        name, data, network, loss, optimizer, other, regularization, training, threshold);
  }

  /** This experiment with other regularization. */
  public ExperimentSpec with(RegularizationSpec other) {
    return new ExperimentSpec(
        name, data, network, loss, optimizer, schedule, other, training, threshold);
  }

  /** This experiment with another training plan. */
  public ExperimentSpec with(TrainingSpec other) {
    return new ExperimentSpec(
        name, data, network, loss, optimizer, schedule, regularization, other, threshold);
  }

  /** This experiment with another threshold. */
  public ExperimentSpec with(ThresholdSpec other) {
    return new ExperimentSpec(
        name, data, network, loss, optimizer, schedule, regularization, training, other);
  }
}
