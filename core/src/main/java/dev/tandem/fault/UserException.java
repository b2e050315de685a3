package dev.tandem.fault;

/**
 * Something that the user can mend: a key, a file, an argument. The message is one line for people:
 * the thing, what was expected, what came and, where it helps, what to do. Anything else that is
 * thrown is a defect of the program.
 */
public abstract class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  protected UserException(String message) {
    super(message);
  }

  protected UserException(String message, Throwable cause) {
    super(message, cause);
  }
}
