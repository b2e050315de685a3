package dev.tandem.workbench.bench;

/** Why a runner cannot take part, or go on; one line for people. */
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BenchException(String message) {
    super(message);
  }
}
