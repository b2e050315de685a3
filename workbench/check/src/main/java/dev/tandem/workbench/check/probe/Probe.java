package dev.tandem.workbench.check.probe;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.engine.SessionState;
import dev.tandem.network.ExperimentSpec;
import java.util.List;

/**
 * A small experiment with which a program is asked.
 *
 * @param name such as {@code "short last batch"}
 * @param experiment with a fitted network
 * @param training the rows that batches index into; they are predicted as well
 * @param batches the steps to be made, in order
 */
public record Probe(
    String name,
    ExperimentSpec experiment,
    Dataset training,
    SessionState initial,
    List<Batch> batches) {
  public Probe {
    batches = List.copyOf(batches);
  }

  /** The number of rows of a step's batch. */
  public int rows(int step) {
    return batches.get(step - 1).rows().length;
  }

  @Override
  public String toString() {
    return name;
  }
}
