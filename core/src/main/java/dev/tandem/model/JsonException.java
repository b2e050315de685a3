package dev.tandem.model;

/** A text that is not the JSON we take. The message says what was expected where. */
public final class JsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JsonException(String expected, String got, int position) {
    super("expected " + expected + ", got " + got + " at character " + position);
  }
}
