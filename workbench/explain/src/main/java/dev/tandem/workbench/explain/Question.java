package dev.tandem.workbench.explain;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import dev.tandem.network.NetworkSpec;
import java.util.List;

/**
 * What is to be explained.
 *
 * @param training the rows that batches index into
 * @param batch of the step
 * @param row of the training rows, from 0; the batch has it
 * @param units that are to be shown; empty for the usual ones
 */
public record Question(Dataset training, Batch batch, int row, List<Unit> units) {
  /** A unit of a layer, both from 0. */
  public record Unit(int layer, int unit) {
    /**
     * @throws ExplainException if the network has no such unit
     */
    public void requireIn(NetworkSpec network) {
      int layers = network.layers().size();
      if (layer < 0 || layer >= layers) {
        throw new ExplainException(
            "--unit: expected a layer from 0 to " + (layers - 1) + ", got " + layer);
      }
      int width = network.widthInto(layer + 1);
      if (unit < 0 || unit >= width) {
        throw new ExplainException(
            "--unit: expected a unit from 0 to "
                + (width - 1)
                + " of layer "
                + layer
                + ", got "
                + unit);
      }
    }
  }

  public Question {
    units = List.copyOf(units);
  }

  /** Where the row is in the batch. */
  int position() {
    for (int i = 0; i < batch.rows().length; i++) {
      if (batch.rows()[i] == row) {
        return i;
      }
    }
    throw new ExplainException(
        "row " + row + ": expected a row of the batch, got a batch without it");
  }
}
