package dev.tandem.network;

import dev.tandem.network.EarlyStoppingSpec.Metric;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.ScheduleSpec.Cosine;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.SplitSpec.Stratified;
import java.util.Optional;

/** What one part of an experiment demands of another; keys are those of the whole experiment. */
final class ExperimentRules {
  private static final String VALIDATION = "data.validation";
  private static final String BATCH_SIZE = "training.batchSize";
  private static final String THRESHOLD = "threshold";

  private final ExperimentSpec spec;

  ExperimentRules(ExperimentSpec spec) {
    this.spec = spec;
  }

  /** What can be known before there is data. */
  void check() {
    checkTask();
    checkThresholdsTask();
    checkFigure();
    checkBatchSize();
    checkMinimum();
    decider().ifPresent(this::checkValidationShare);
  }

  /** The rest. */
  void check(DataSize size) {
    checkClasses(size.classes());
    checkLastBatch(size.trainingRows());
    decider().ifPresent(decider -> checkValidationRows(decider, size.validationRows()));
  }

  private void checkTask() {
    if (numbers() && spec.loss().ofLogits()) {
      throw new SpecException(
          "loss",
          "mean-squared-error, mean-absolute-error or huber, since data.task is regression",
          spec.loss().name());
    }
    Optional<SplitSpec> split = spec.data().split();
    if (numbers() && split.filter(Stratified.class::isInstance).isPresent()) {
      throw new SpecException(
          "data.split",
          "shuffled, grouped:COLUMN, given or none, since numbers have no classes to stratify",
          split.get().text());
    }
  }

  private boolean numbers() {
    return spec.data().task() == Task.REGRESSION;
  }

  private void checkThresholdsTask() {
    if (hasThreshold() && numbers()) {
      throw thresholdWithout("data of two classes", "regression");
    }
  }

  private void checkClasses(int classes) {
    if (hasThreshold() && classes != 2) {
      throw thresholdWithout("data of two classes", classes + " classes");
    }
  }

  private boolean hasThreshold() {
    return !spec.threshold().equals(ExperimentSpec.DEFAULT_THRESHOLD);
  }

  private static SpecException thresholdWithout(String needed, String got) {
    return new SpecException(THRESHOLD, needed + ", which a threshold goes with", got);
  }

  private void checkFigure() {
    boolean accuracy =
        spec.training().earlyStopping().filter(s -> s.metric() == Metric.ACCURACY).isPresent();
    if (accuracy && numbers()) {
      throw new SpecException(
          "training.earlyStopping.figure", "loss, since regression has no accuracy", "accuracy");
    }
  }

  private void checkBatchSize() {
    if (hasBatchNorm() && spec.training().batchSize().orElse(2) < 2) {
      throw new SpecException(
          BATCH_SIZE, "at least 2 rows, which batch normalization needs in each batch", 1);
    }
  }

  private void checkLastBatch(int rows) {
    int size = spec.training().batchSize().orElse(rows);
    boolean oneRow = rows == 1 || rows % size == 1;
    if (oneRow && hasBatchNorm()) {
      throw new SpecException(
          BATCH_SIZE,
          "a size that leaves no last batch of 1 row, in which batch normalization has no variance",
          size + " with " + rows + " training rows");
    }
  }

  private boolean hasBatchNorm() {
    return spec.network().layers().stream().anyMatch(BatchNorm.class::isInstance);
  }

  private void checkMinimum() {
    double minimum = 0;
    if (spec.schedule() instanceof Cosine cosine) {
      minimum = cosine.minimum();
    } else if (spec.schedule() instanceof ReduceOnPlateau plateau) {
      minimum = plateau.minimum();
    }
    double rate = spec.optimizer().learningRate();
    if (minimum > rate) {
      throw new SpecException(
          "schedule.minimum", "at most the optimizer's learning rate, " + rate, minimum);
    }
  }

  /** Who decides on validation rows, if anybody. */
  private Optional<String> decider() {
    if (spec.training().earlyStopping().isPresent()) {
      return Optional.of("early stopping");
    }
    if (spec.schedule() instanceof ReduceOnPlateau) {
      return Optional.of("the schedule " + spec.schedule().name());
    }
    return spec.threshold() instanceof ThresholdSpec.Fixed
        ? Optional.empty()
        : Optional.of("the threshold");
  }

  private void checkValidationShare(String decider) {
    boolean sameRows = spec.data().split().filter(SplitSpec.None.class::isInstance).isPresent();
    if (spec.data().validation() == 0 && !sameRows) {
      throw new SpecException(
          VALIDATION,
          "a number above 0 and below 1, since " + decider + " decides on validation rows",
          spec.data().validation());
    }
  }

  private void checkValidationRows(String decider, int rows) {
    if (rows == 0) {
      throw new SpecException(
          VALIDATION,
          "a share of at least one row, since " + decider + " decides on validation rows",
          spec.data().validation() + ", which is none");
    }
  }
}
