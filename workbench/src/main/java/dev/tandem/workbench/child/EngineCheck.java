package dev.tandem.workbench.child;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engines;
import dev.tandem.workbench.json.Json;
import java.io.IOException;

/**
 * Tries an engine in a process started as its contenders are, and prints a {@link Message.Hello} or
 * a {@link Message.Missing} as the last line. Argument: the engine's name.
 */
public final class EngineCheck {
  private EngineCheck() {}

  public static void main(String[] arguments) throws IOException {
    Availability availability = Engines.find(arguments[0]).orElseThrow().availability();
    System.out.println(
        Json.MAPPER.writerFor(Message.class).writeValueAsString(message(availability)));
  }

  private static Message message(Availability availability) {
    if (availability instanceof Availability.Missing missing) {
      return new Message.Missing(missing.reason(), missing.remedy());
    }
    Availability.Ready ready = (Availability.Ready) availability;
    return new Message.Hello(ready.version(), ready.device(), ResidentMemory.peakBytes(), 0);
  }
}
