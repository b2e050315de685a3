package dev.tandem.workbench.contender.process;

/** A contender that cannot go on; the others do. One line for people. */
final class ContenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ContenderException(String message) {
    super(message);
  }
}
