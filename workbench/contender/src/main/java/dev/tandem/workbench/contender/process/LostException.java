package dev.tandem.workbench.contender.process;

import dev.tandem.workbench.contender.wire.ContenderException;

/** A contender whose process was lost to something outside it: it might do well another time. */
final class LostException extends ContenderException {
  private static final long serialVersionUID = 1L;

  LostException(String message) {
    super(message);
  }
}
