package dev.tandem.workbench.contender.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.tandem.workbench.observed.json.Json;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * How commands and messages are lines: JSON, of one version. Writers and readers are made when they
 * are first needed (the mapper keeps them): each side has use for half of them, and a start waits.
 */
public final class Protocol {
  /** Another one for whatever an older child or parent would not understand. */
  public static final int VERSION = 2;

  /** The line of a {@link Message.Greeting}, written out: a start is not to wait for Jackson. */
  public static final String GREETING = "{\"message\":\"greeting\",\"protocol\":" + VERSION + "}";

  private static final String ALIVE = "{\"message\":\"alive\"";
  private static final String PROCESSES = "{\"message\":\"processes\"";

  private static final DeserializationFeature STRICT =
      DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES;

  private static final int MOST_QUOTED = 60;

  private Protocol() {}

  public static String line(Command command) {
    return write(Command.class, command);
  }

  public static String line(Message message) {
    return write(Message.class, message);
  }

  private static <T> String write(Class<T> type, T value) {
    try {
      return Json.MAPPER.writerFor(type).writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(value + ": expected to be written as JSON", e);
    }
  }

  /**
   * The command that a line is.
   *
   * @throws ContenderException if it is none
   */
  public static Command command(String line) {
    return read(Command.class, "a command", line);
  }

  /**
   * The message that a line is.
   *
   * @throws ContenderException if it is none
   */
  public static Message message(String line) {
    return read(Message.class, "a message", line);
  }

  /** The message of that type that a line is, known by its beginning; empty if it is another. */
  public static Optional<Message.Processes> processes(String line) {
    return line.startsWith(PROCESSES)
        ? Optional.of((Message.Processes) message(line))
        : Optional.empty();
  }

  /** Whether a line is a sign of life and nothing more, known by its beginning. */
  public static boolean isSignOfLife(String line) {
    return line.startsWith(ALIVE);
  }

  private static <T> T read(Class<T> type, String what, String line) {
    try {
      T read = Json.MAPPER.readerFor(type).with(STRICT).readValue(line);
      if (read != null) {
        return read;
      }
    } catch (JsonProcessingException malformed) {
      // what came says more to people than where Jackson stumbled
    }
    throw new ContenderException(
        "expected " + what + " of protocol " + VERSION + " as JSON, got '" + brief(line) + "'");
  }

  private static String brief(String line) {
    return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "...";
  }
}
