package dev.tandem.tensor;

import dev.tandem.fault.UserException;

/**
 * Sizes that do not fit. The message names the thing, the shape it expected and the one that came.
 */
public final class ShapeException extends UserException {
  private static final long serialVersionUID = 1L;

  /**
   * @param thing what refuses, e.g. {@code "DenseLayer 0.weight"}
   * @param expected the shape it takes, e.g. {@code "X [B, 3]"}
   * @param got the shape that came, e.g. {@code "[1, 2]"}
   */
  public ShapeException(String thing, String expected, String got) {
    super(thing + ": expected " + expected + ", got " + got);
  }
}
