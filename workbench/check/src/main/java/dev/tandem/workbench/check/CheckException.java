package dev.tandem.workbench.check;

import dev.tandem.fault.UserException;

/** A program that cannot be checked. */
public final class CheckException extends UserException {
  private static final long serialVersionUID = 1;

  CheckException(String message) {
    super(message);
  }
}
