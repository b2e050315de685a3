package dev.tandem.workbench.export.program;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataSplits;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.ScheduleSpec;
import java.util.List;
import java.util.Optional;

/**
 * What a program is written from.
 *
 * @param experiment fitted to its data
 * @param data whose rows are in the file of numbers
 * @param epochs of which the file has orders, masks and rates
 */
public record Recipe(ExperimentSpec experiment, DataSplits data, int epochs) {
  List<LayerSpec> layers() {
    return experiment.network().layers();
  }

  int[] widths() {
    return experiment.network().widths();
  }

  public String name() {
    return experiment.name();
  }

  /** The widths, e.g. {@code "2-16-16-2"}. */
  public String network() {
    return experiment.network().summary();
  }

  /** How many rows a batch has, the last one perhaps fewer. */
  int batchSize() {
    int rows = data.training().rows();
    return Math.min(rows, experiment.training().batchSize().orElse(rows));
  }

  /** The optimizer's own rate: that of all steps, where no schedule changes it. */
  double rate() {
    return experiment.optimizer().learningRate();
  }

  /** Whether rates are known beforehand, and not all the same. */
  boolean hasGivenRates() {
    return plateau().isEmpty() && !(experiment.schedule() instanceof ScheduleSpec.Constant);
  }

  /** The schedule that looks at the validation loss, if that is the one. */
  Optional<ScheduleSpec.ReduceOnPlateau> plateau() {
    return experiment.schedule() instanceof ScheduleSpec.ReduceOnPlateau plateau
        ? Optional.of(plateau)
        : Optional.empty();
  }

  Optional<EarlyStoppingSpec> stopping() {
    return experiment.training().earlyStopping();
  }

  /** Whether training looks at validation rows. */
  public boolean usesValidation() {
    return plateau().isPresent() || stopping().isPresent();
  }

  /** The parts of the data that the programs read. */
  List<String> sets() {
    return usesValidation() ? List.of("train", "validation", "test") : List.of("train", "test");
  }

  int outputs() {
    return experiment.network().outputs();
  }

  /** Whether early stopping goes by the validation loss, and not by the accuracy. */
  boolean stopsByLoss() {
    return stopping().orElse(EarlyStoppingSpec.DEFAULT).metric() == EarlyStoppingSpec.Metric.LOSS;
  }

  /**
   * The rate after a plateau.
   *
   * @param larger the function that takes the larger of two numbers
   */
  String lowerRate(String larger) {
    ScheduleSpec.ReduceOnPlateau plateau = plateau().orElse(ScheduleSpec.ReduceOnPlateau.DEFAULT);
    String lower = "rate * " + Literal.of(plateau.factor());
    return plateau.minimum() == 0
        ? lower
        : larger + "(" + lower + ", " + Literal.of(plateau.minimum()) + ")";
  }

  /** Fills in what a program's template says alike in all languages. */
  Template fill(Template program) {
    RegularizationSpec regularization = experiment.regularization();
    ScheduleSpec.ReduceOnPlateau plateau = plateau().orElse(ScheduleSpec.ReduceOnPlateau.DEFAULT);
    EarlyStoppingSpec stopping = stopping().orElse(EarlyStoppingSpec.DEFAULT);
    return program
        .put("NAME", name())
        .put("WIDTHS", network())
        .put("BATCH_SIZE", batchSize())
        .put("RATE", Literal.of(rate()))
        .put("FACTOR", Literal.of(plateau.factor()))
        .put("THRESHOLD", Literal.of(plateau.threshold()))
        .put("RATE_PATIENCE", plateau.patience())
        .put("MINIMUM", Literal.of(plateau.minimum()))
        .put("PATIENCE", stopping.patience())
        .put(
            "BEST",
            stopping.minimumChange() == 0
                ? "best"
                : "best - " + Literal.of(stopping.minimumChange()))
        .when("modes", hasModes())
        .when("dropout", has(LayerSpec.Dropout.class))
        .when("mean", reducesToMean())
        .when("sum", !reducesToMean())
        .when("l1", regularization.l1() != 0)
        .when(
            "clip", regularization.clipNorm().isPresent() || regularization.clipValue().isPresent())
        .when("scheduled", hasGivenRates())
        .when("validation", usesValidation())
        .when("loss", plateau().isPresent() || stopping().isPresent() && stopsByLoss())
        .when("accuracy", !stopsByLoss())
        .when("plateau", plateau().isPresent())
        .when("stopping", stopping().isPresent());
  }

  private boolean has(Class<? extends LayerSpec> kind) {
    return layers().stream().anyMatch(kind::isInstance);
  }

  /** Whether some layer works otherwise while training. */
  private boolean hasModes() {
    return has(LayerSpec.Dropout.class) || has(LayerSpec.BatchNorm.class);
  }

  /** Whether all dense layers have a bias. */
  boolean hasAllBiases() {
    return layers().stream().noneMatch(l -> l instanceof LayerSpec.Dense dense && !dense.bias());
  }

  /** Whether a step follows the gradient of the batch's mean loss, and not of its sum. */
  private boolean reducesToMean() {
    return experiment.loss().reduction() == LossSpec.Reduction.MEAN;
  }

  /** Whether targets are classes for the loss, and not numbers. */
  boolean ofClasses() {
    return experiment.loss().ofLogits();
  }

  /** How features that are bytes become numbers. */
  Optional<ByteFeatures> pixels() {
    return data.training().features() instanceof ByteFeatures bytes
        ? Optional.of(bytes)
        : Optional.empty();
  }
}
