package dev.tandem.workbench.compare.experiment;

/** An experiment that cannot be run as it was given; the message is one line for people. */
public final class ExperimentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ExperimentException(String message) {
    super(message);
  }
}
