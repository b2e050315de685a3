package dev.tandem.workbench.runs.folder;

/** A run folder that is not there or cannot be used; the message is one line for people. */
public final class RunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RunException(String message) {
    super(message);
  }
}
