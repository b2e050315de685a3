package dev.tandem.workbench.contender.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tandem.workbench.observed.json.Json;
import java.io.UncheckedIOException;

/** How commands and messages are lines: JSON, of one version. */
public final class Protocol {
  /** Another one for whatever an older child or parent would not understand. */
  public static final int VERSION = 1;

  private static final int MOST_QUOTED = 60;
  private static final ObjectWriter COMMANDS = Json.MAPPER.writerFor(Command.class);
  private static final ObjectWriter MESSAGES = Json.MAPPER.writerFor(Message.class);
  private static final ObjectReader COMMAND = Json.MAPPER.readerFor(Command.class);
  private static final ObjectReader MESSAGE = Json.MAPPER.readerFor(Message.class);

  private Protocol() {}

  public static String line(Command command) {
    return write(COMMANDS, command);
  }

  public static String line(Message message) {
    return write(MESSAGES, message);
  }

  private static String write(ObjectWriter writer, Object value) {
    try {
      return writer.writeValueAsString(value);
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
    return read(COMMAND, "a command", line);
  }

  /**
   * The message that a line is.
   *
   * @throws ContenderException if it is none
   */
  public static Message message(String line) {
    return read(MESSAGE, "a message", line);
  }

  private static <T> T read(ObjectReader reader, String what, String line) {
    try {
      T read = reader.readValue(line);
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
