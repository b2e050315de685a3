package dev.tandem.workbench.contender.process;

/** A contender that cannot take part here; the others do. One line for people, with the remedy. */
final class MissingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingException(String message) {
    super(message);
  }
}
