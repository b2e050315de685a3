package dev.tandem.data;

import dev.tandem.fault.UserException;

/**
 * Data that cannot be used. The message is one line for people: the file, the row or column, what
 * was expected, what came and, where it helps, what to do.
 */
public final class DataException extends UserException {
  private static final long serialVersionUID = 1L;

  public DataException(String message) {
    super(message);
  }

  public DataException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * @param thing what is wrong, e.g. {@code "train.csv, line 7, column Age"}
   * @param expected what it takes
   * @param got what came
   */
  public DataException(String thing, String expected, Object got) {
    super(thing + ": expected " + expected + ", got " + got);
  }
}
