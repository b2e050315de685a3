package dev.tandem.workbench.contender.process;

import dev.tandem.datasets.DataFacts;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.observed.cost.UpdateCost;
import java.util.stream.IntStream;

/**
 * How much memory a contender's process takes: a bound with room to spare for its Java heap, so
 * that nobody's memory is mere habit, and how much it cannot do without.
 *
 * @param bound on the Java heap
 * @param leastForParameters values, gradients, optimizer state and the copies to look back on
 * @param leastForRows activations of a batch, and what is predicted for all rows
 */
public record HeapEstimate(long bound, long leastForParameters, long leastForRows) {
  private static final long BASE = 96L << 20;
  private static final int COPIES_OF_A_STATE = 4; // value, up to three slots
  private static final int STATES = 3; // two to look back from a divergence, one at the seam
  private static final int CHECKPOINTS = 1; // bytes of a state on its way to a file
  private static final int WORKING_COPIES = 12; // state, gradient, transposed; archives or bytes
  private static final int COPIES_OF_ACTIVATIONS =
      8; // output and gradient of each layer, temporaries
  private static final int COPIES_OF_LOGITS = 6; // as matrix, as tensor, as bytes
  private static final int SURE = 2; // half of the working copies and temporaries at least

  /** Bytes for an experiment whose network is fitted. */
  public static HeapEstimate of(ExperimentSpec experiment, DataFacts facts, Precision precision) {
    NetworkSpec network = experiment.network();
    long rows = facts.trainRows();
    long batch = Math.max(256, experiment.training().batchSize().orElse((int) rows));
    long widths = IntStream.of(network.widths()).asLongStream().sum();
    int states = STATES + (experiment.training().earlyStopping().isPresent() ? 1 : 0);
    int bytes = CHECKPOINTS * (states - STATES + 1); // early stopping has another one written
    long copies = WORKING_COPIES + (long) (states + bytes) * COPIES_OF_A_STATE;
    long values = network.parameterCount() * precision.bytes();
    long activations =
        Math.min(batch, Math.max(rows, 256)) * widths * COPIES_OF_ACTIVATIONS * precision.bytes();
    long logits = rows * network.outputs() * COPIES_OF_LOGITS * Double.BYTES;
    long sureCopies =
        WORKING_COPIES / SURE + states * (1L + UpdateCost.of(experiment.optimizer()).slots());
    return new HeapEstimate(
        BASE + roomFor(values * copies) + activations + logits + rows * 2L * Integer.BYTES,
        values * sureCopies,
        activations / SURE + logits / SURE);
  }

  /** What a process surely takes. */
  long atLeast() {
    return leastForParameters + leastForRows;
  }

  /** What lives long has two thirds of the heap. */
  private static long roomFor(long bytes) {
    return bytes / 2 * 3;
  }
}
