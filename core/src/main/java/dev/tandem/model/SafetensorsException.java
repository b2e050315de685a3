package dev.tandem.model;

import dev.tandem.fault.PlainText;
import dev.tandem.fault.UserException;
import java.nio.file.Path;

/**
 * A safetensors file that cannot be read or written. The message is one line: the file, what was
 * expected, what came.
 */
public final class SafetensorsException extends UserException {
  private static final long serialVersionUID = 1L;

  /** A file that is not as it should be. */
  public SafetensorsException(Path file, String expected, String got) {
    super(message(file, expected, got));
  }

  /** A file that is not as it should be, and what showed it. */
  public SafetensorsException(Path file, String expected, String got, Throwable cause) {
    super(message(file, expected, got), cause);
  }

  /** A line that names the file already. */
  SafetensorsException(String line, Throwable cause) {
    super(PlainText.oneLine(line), cause);
  }

  private static String message(Path file, String expected, String got) {
    return PlainText.oneLine(file + ": expected " + expected + ", got " + got);
  }
}
