package dev.tandem.engine;

import dev.tandem.data.Features;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A network in training on one engine. For one thread at a time. After {@link #close} every method
 * throws {@link IllegalStateException}.
 */
public interface Session extends AutoCloseable {
  /** What it offers beside training and predicting; everything unless it says otherwise. */
  default Set<Ability> abilities() {
    return EnumSet.allOf(Ability.class);
  }

  /** Makes one update from the batch; the result speaks of the network before it. */
  StepResult step(Batch batch);

  /**
   * Makes one update from each batch, in order; the results of as many calls of {@link #step}, bit
   * for bit. After a loss that is not finite it ends, with that loss as the last result. An engine
   * overrides it where handing over a batch costs more than computing it.
   */
  default List<StepResult> steps(List<Batch> batches) {
    List<StepResult> results = new ArrayList<>(batches.size());
    for (Batch batch : batches) {
      StepResult result = step(batch);
      results.add(result);
      if (!Double.isFinite(result.lossSum())) {
        break;
      }
    }
    return results;
  }

  /**
   * How many batches {@link #steps} is best handed at present: 1, unless handing over costs more
   * than computing.
   */
  default int stepsAtOnce() {
    return 1;
  }

  /** The logits [rows, outputs] of the network as it is used: dropout off. */
  Matrix predict(Features features);

  /**
   * What a step on the batch would do, layer by layer; changes nothing.
   *
   * @throws UnsupportedOperationException without {@link Ability#TRACE}
   */
  default Trace trace(Batch batch) {
    throw Ability.TRACE.missing();
  }

  /**
   * The outputs [B, width] of all layers, in order, as a step on the batch computes them: with its
   * dropout masks and statistics. The last are the logits. Changes nothing.
   *
   * @throws UnsupportedOperationException without {@link Ability#FORWARD}
   */
  default List<Matrix> forward(Batch batch) {
    return trace(batch).layers().stream().map(Trace.LayerTrace::output).toList();
  }

  /**
   * The gradients of what a step on the batch makes smaller, before clipping. Changes nothing.
   *
   * @throws UnsupportedOperationException without {@link Ability#GRADIENTS}
   */
  default Parameters gradients(Batch batch) {
    return trace(batch).gradients();
  }

  /** A copy of all that training needs to go on. */
  SessionState state();

  /**
   * Goes back, or forward, to a state.
   *
   * @throws UnsupportedOperationException without {@link Ability#RESTORE}
   */
  default void restore(SessionState state) {
    throw Ability.RESTORE.missing();
  }

  /** How many threads compute; may be fewer than were asked for. */
  int threads();

  /**
   * The processes in which it computes beside this one, as they are now; what they use is used for
   * this session.
   */
  default List<ProcessHandle> processes() {
    return List.of();
  }

  /** What it knows of them; empty if it computes in this process. */
  default Optional<Remote> remote() {
    return Optional.empty();
  }

  /** Gives native memory and threads back; may be called again. */
  @Override
  void close();
}
