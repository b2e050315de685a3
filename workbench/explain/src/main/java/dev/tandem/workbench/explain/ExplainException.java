package dev.tandem.workbench.explain;

import dev.tandem.fault.UserException;

/** A question about a step that cannot be answered. */
public final class ExplainException extends UserException {
  private static final long serialVersionUID = 1;

  ExplainException(String message) {
    super(message);
  }
}
