package dev.tandem.workbench.runs.store;

/** A folder is not a run that can be read; one line for people. */
public final class SavedComparisonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SavedComparisonException(String message) {
    super(message);
  }

  SavedComparisonException(String message, Exception cause) {
    super(message, cause);
  }
}
