package dev.tandem.lockstep;

import dev.tandem.engine.Batch;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;

/**
 * Both sessions' step on a batch, and what of it is compared.
 *
 * @param x the batch's rows, [B, inputs]
 */
record Looks(Batch batch, Matrix x, Look a, Look b) {
  int layers() {
    return a.trace().layers().size();
  }

  /** What enters a layer. */
  Pair input(int layer) {
    return layer == 0 ? Pair.of("input", x, x) : output(layer - 1);
  }

  Pair output(int layer) {
    return Pair.of(
        "output", a.trace().layers().get(layer).output(), b.trace().layers().get(layer).output());
  }

  /** The loss's gradient at the output of a layer. */
  Pair outputGradient(int layer) {
    return Pair.of(
        "gradient at the output of layer " + layer,
        a.trace().layers().get(layer).outputGradient(),
        b.trace().layers().get(layer).outputGradient());
  }

  Pair gradient(String parameter) {
    return Pair.of(
        "gradient of " + parameter,
        a.trace().gradients().get(parameter),
        b.trace().gradients().get(parameter));
  }

  Pair clippedGradient(String parameter) {
    return Pair.of(
        "clipped gradient of " + parameter,
        a.trace().clippedGradients().get(parameter),
        b.trace().clippedGradients().get(parameter));
  }

  /** A parameter after the step. */
  Pair weight(String parameter) {
    return Pair.of(
        parameter, a.after().parameters().get(parameter), b.after().parameters().get(parameter));
  }

  /** How the step changed a parameter. */
  Pair change(String parameter) {
    return Pair.of(
        "change of " + parameter,
        change(a.before().parameters(), a.after().parameters(), parameter),
        change(b.before().parameters(), b.after().parameters(), parameter));
  }

  /** How the step changed a buffer. */
  Pair bufferChange(String buffer) {
    return Pair.of(
        "change of " + buffer,
        change(a.before().buffers(), a.after().buffers(), buffer),
        change(b.before().buffers(), b.after().buffers(), buffer));
  }

  /** What the optimizers remember after the step; both must have the slot. */
  Pair slot(String slot, String parameter) {
    return Pair.of(
        slot + " of " + parameter,
        a.after().optimizer().slots().get(slot).get(parameter),
        b.after().optimizer().slots().get(slot).get(parameter));
  }

  private static Tensor change(Parameters before, Parameters after, String name) {
    Tensor start = before.get(name);
    double[] change = after.get(name).toDoubles();
    for (int i = 0; i < change.length; i++) {
      change[i] -= start.get(i);
    }
    return Tensor.of(change, start.shape());
  }
}
