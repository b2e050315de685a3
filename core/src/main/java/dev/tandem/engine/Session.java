package dev.tandem.engine;

import dev.tandem.data.Features;
import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;

/**
 * A network in training on one engine. For one thread at a time. After {@link #close} every method
 * throws {@link IllegalStateException}.
 */
public interface Session extends AutoCloseable {
  /** Makes one update from the batch; the result speaks of the network before it. */
  StepResult step(Batch batch);

  /**
   * Makes one update from each batch, in order; the results of as many calls of {@link #step}, bit
   * for bit. An engine overrides it where handing over a batch costs more than computing it.
   */
  default List<StepResult> steps(List<Batch> batches) {
    List<StepResult> results = new ArrayList<>(batches.size());
    for (Batch batch : batches) {
      results.add(step(batch));
    }
    return results;
  }

  /** The logits [rows, outputs] of the network as it is used: dropout off. */
  Matrix predict(Features features);

  /** What a step on the batch would do, layer by layer; changes nothing. */
  Trace trace(Batch batch);

  /** A copy of all that training needs to go on. */
  SessionState state();

  /** Goes back, or forward, to a state. */
  void restore(SessionState state);

  /** How many threads compute; may be fewer than were asked for. */
  int threads();

  /** Gives native memory and threads back; may be called again. */
  @Override
  void close();
}
