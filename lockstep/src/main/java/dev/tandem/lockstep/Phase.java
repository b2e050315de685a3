package dev.tandem.lockstep;

import java.util.Locale;

/** The parts of a step, in the order in which they happen. */
public enum Phase {
  /** From the rows to the logits, layer after layer. */
  FORWARD,
  /** The loss, and its gradient by the logits. */
  LOSS,
  /** From that gradient to those of all parameters, last layer first; then clipping. */
  BACKWARD,
  /** What the optimizer remembers and changes, and the buffers of the layers. */
  UPDATE;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
