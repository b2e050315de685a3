package dev.tandem.workbench.explain;

import dev.tandem.engine.SessionState;
import dev.tandem.engine.Trace;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;

/**
 * One engine's step.
 *
 * @param name of the contender
 * @param experiment that it trains, fitted to the data
 * @param state before the step
 * @param trace what the step would do from that state
 */
public record Side(String name, ExperimentSpec experiment, SessionState state, Trace trace) {
  /** A parameter's value after the step, in the engine's precision. */
  double after(String tensor, int index) {
    Tensor before = state.parameters().get(tensor);
    double after = before.get(index) + trace.updates().get(tensor).get(index);
    return before.precision() == Precision.FLOAT32 ? (float) after : after;
  }

  /** The precision of its numbers. */
  Precision precision() {
    return trace.gradients().tensors().values().iterator().next().precision();
  }
}
