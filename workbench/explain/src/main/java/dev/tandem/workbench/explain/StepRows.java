package dev.tandem.workbench.explain;

import dev.tandem.engine.Batch;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.training.BatchPlan;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which rows a step under the glass is made on. */
public final class StepRows {
  private static final int MOST = 1024;
  private static final int NAMED = 8;

  private final ExperimentSpec experiment;
  private final int trainingRows;
  private final long step;

  /**
   * @param experiment fitted to the data
   * @param step from 1, over all epochs
   * @throws ExplainException if the experiment has no such step
   */
  public StepRows(ExperimentSpec experiment, int trainingRows, long step) {
    this.experiment = experiment;
    this.trainingRows = trainingRows;
    this.step = step;
    BatchPlan plan = BatchPlan.of(experiment, trainingRows);
    if (step < 1 || step > plan.steps()) {
      throw new ExplainException(
          String.format(
              Locale.ROOT,
              "--step: expected a step from 1 to %d (epochs: %d, batches in each: %d), got %d",
              plan.steps(),
              experiment.training().epochs(),
              plan.batchesPerEpoch(),
              step));
    }
  }

  /**
   * The row alone. Batch normalization cannot train on one row: with it, the step's own batch, in
   * which the row takes the place of the first one if it is not there.
   */
  public int[] around(int row) {
    require(row);
    if (!normalizesBatches(experiment)) {
      return new int[] {row};
    }
    int[] rows = planned();
    if (Arrays.stream(rows).noneMatch(own -> own == row)) {
      rows[0] = row;
    }
    return rows;
  }

  /**
   * The step's own batch.
   *
   * @throws ExplainException if the row is not in it
   */
  public int[] batchWith(int row) {
    require(row);
    int[] rows = planned();
    if (Arrays.stream(rows).noneMatch(own -> own == row)) {
      String some =
          IntStream.of(rows).limit(NAMED).mapToObj(i -> i + "").collect(Collectors.joining(", "));
      throw new ExplainException(
          "--row: expected a row of the batch of step "
              + step
              + " ("
              + some
              + (rows.length > NAMED ? ", ..." : "")
              + "), got "
              + row);
    }
    return rows;
  }

  /** The first row of the step's own batch. */
  public int firstOfBatch() {
    return planned()[0];
  }

  static boolean normalizesBatches(ExperimentSpec experiment) {
    return experiment.network().layers().stream().anyMatch(LayerSpec.BatchNorm.class::isInstance);
  }

  private void require(int row) {
    if (row < 0 || row >= trainingRows) {
      throw new ExplainException(
          "--row: expected a training row from 0 to " + (trainingRows - 1) + ", got " + row);
    }
  }

  private int[] planned() {
    BatchPlan plan = BatchPlan.of(experiment, trainingRows);
    Batch batch = plan.next();
    while (batch.step() < step) {
      batch = plan.next();
    }
    if (batch.rows().length > MOST) {
      throw new ExplainException(
          String.format(
              Locale.ROOT,
              "batch of step %d: expected at most %,d rows to look at, got %,d; a smaller"
                  + " --batch-size makes it readable",
              step,
              MOST,
              batch.rows().length));
    }
    return batch.rows().clone();
  }
}
