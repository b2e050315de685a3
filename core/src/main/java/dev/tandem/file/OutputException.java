package dev.tandem.file;

import dev.tandem.fault.PlainText;
import dev.tandem.fault.UserException;
import java.nio.file.Path;

/** A place at which no file may be written; the message is one line for people. */
public final class OutputException extends UserException {
  private static final long serialVersionUID = 1L;

  OutputException(Path place, String expected, String got) {
    super(PlainText.oneLine(place + ": expected " + expected + ", got " + got));
  }
}
