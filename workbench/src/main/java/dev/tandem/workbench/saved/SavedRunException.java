package dev.tandem.workbench.saved;

/** A folder is not a run that can be read; one line for people. */
public final class SavedRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SavedRunException(String message) {
    super(message);
  }

  SavedRunException(String message, Exception cause) {
    super(message, cause);
  }
}
