package dev.tandem.workbench.export.program;

import dev.tandem.data.ByteFeatures;
import dev.tandem.data.DataSplits;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.OptimizerSpec;
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

  /** What the programs call it: no sign that would end a comment. */
  public String name() {
    return experiment.name().replaceAll("[^A-Za-z0-9 ._-]", "_");
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

  /** The rate of all steps; empty where a schedule changes it. */
  Optional<Double> constantRate() {
    OptimizerSpec optimizer = experiment.optimizer();
    return experiment.schedule() instanceof ScheduleSpec.Constant
        ? Optional.of(optimizer.learningRate())
        : Optional.empty();
  }

  boolean has(Class<? extends LayerSpec> kind) {
    return layers().stream().anyMatch(kind::isInstance);
  }

  /** Whether some layer works otherwise while training. */
  boolean hasModes() {
    return has(LayerSpec.Dropout.class) || has(LayerSpec.BatchNorm.class);
  }

  /** Whether all dense layers have a bias. */
  boolean hasAllBiases() {
    return layers().stream().noneMatch(l -> l instanceof LayerSpec.Dense dense && !dense.bias());
  }

  /** Whether a step follows the gradient of the batch's mean loss, and not of its sum. */
  boolean reducesToMean() {
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
