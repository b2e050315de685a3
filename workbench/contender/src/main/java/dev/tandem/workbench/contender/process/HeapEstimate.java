package dev.tandem.workbench.contender.process;

import dev.tandem.datasets.DataFacts;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Precision;
import java.util.stream.IntStream;

/**
 * How much Java heap a contender's process may take: a bound with room to spare, so that nobody's
 * memory is mere habit.
 */
public final class HeapEstimate {
  private static final long BASE = 96L << 20;
  private static final int COPIES_OF_A_STATE = 4; // value, up to three slots
  private static final int STATES = 3; // two to look back from a divergence, one at the seam
  private static final int WORKING_COPIES = 12; // state, gradient, transposed; archives or bytes
  private static final int COPIES_OF_ACTIVATIONS =
      8; // output and gradient of each layer, temporaries
  private static final int COPIES_OF_LOGITS = 6; // as matrix, as tensor, as bytes

  private HeapEstimate() {}

  /** Bytes for an experiment whose network is fitted. */
  public static long bytes(ExperimentSpec experiment, DataFacts facts, Precision precision) {
    NetworkSpec network = experiment.network();
    long rows = facts.trainRows();
    long batch = Math.max(256, experiment.training().batchSize().orElse((int) rows));
    long widths = IntStream.of(network.widths()).asLongStream().sum();
    int states = STATES + (experiment.training().earlyStopping().isPresent() ? 1 : 0);
    long copies = WORKING_COPIES + (long) states * COPIES_OF_A_STATE;
    long parameters = roomFor(network.parameterCount() * copies * precision.bytes());
    long activations =
        Math.min(batch, Math.max(rows, 256)) * widths * COPIES_OF_ACTIVATIONS * precision.bytes();
    long logits = rows * network.outputs() * COPIES_OF_LOGITS * Double.BYTES;
    return BASE + parameters + activations + logits + rows * 2L * Integer.BYTES;
  }

  /** What lives long has two thirds of the heap. */
  private static long roomFor(long bytes) {
    return bytes / 2 * 3;
  }
}
