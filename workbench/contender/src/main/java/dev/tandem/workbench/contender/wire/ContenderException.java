package dev.tandem.workbench.contender.wire;

/** A contender that cannot go on; the others do. One line for people. */
public class ContenderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ContenderException(String message) {
    super(message);
  }

  /** Whether it fails for no fault of its own, so that another try may end well. */
  public boolean lost() {
    return false;
  }
}
