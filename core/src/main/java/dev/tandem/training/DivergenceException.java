package dev.tandem.training;

import dev.tandem.fault.UserException;

/** Training cannot go on: the loss or a weight is no longer a finite number. */
public final class DivergenceException extends UserException {
  private static final long serialVersionUID = 1L;

  private final int epoch;
  private final long step;

  /**
   * @param what went first, and the largest gradient
   */
  public DivergenceException(int epoch, long step, String what) {
    super("diverged in epoch " + epoch + ", step " + step + ": " + what);
    this.epoch = epoch;
    this.step = step;
  }

  /** The epoch, from 1. */
  public int epoch() {
    return epoch;
  }

  /** The step over all epochs, from 1. */
  public long step() {
    return step;
  }
}
