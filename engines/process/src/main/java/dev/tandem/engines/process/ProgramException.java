package dev.tandem.engines.process;

import dev.tandem.fault.PlainText;
import dev.tandem.fault.UserException;
import java.util.List;

/**
 * A program that did not do what it was asked for. The message is one line: the program, what it
 * was asked for, what was expected, what came and the last line that it printed.
 */
public final class ProgramException extends UserException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> lastWords;

  ProgramException(String program, String asked, String expected, String got, LastWords words) {
    super(message(program, asked, expected, got, words));
    this.lastWords = words.lines();
  }

  private static String message(
      String program, String asked, String expected, String got, LastWords words) {
    String line = program + ", asked for " + asked + ": expected " + expected + ", got " + got;
    return PlainText.oneLine(
        line + words.last().map(last -> "; its last line: " + last).orElse(""));
  }

  /** The last lines that the program printed beside its answers. */
  public List<String> lastWords() {
    return lastWords;
  }
}
