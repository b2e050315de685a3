package dev.tandem.workbench.contender.child;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engines;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;

/**
 * Tries an engine in a process started as its contenders are, and prints what it {@link Found} as
 * the last line. Argument: the engine's name.
 */
public final class EngineCheck {
  private EngineCheck() {}

  /** Version and device of an engine that works; reason and remedy of one that does not. */
  public record Found(String version, String device, String reason, String remedy) {
    static Found of(Availability availability) {
      if (availability instanceof Availability.Missing missing) {
        return new Found(null, null, missing.reason(), missing.remedy());
      }
      Availability.Ready ready = (Availability.Ready) availability;
      return new Found(ready.version(), ready.device(), null, null);
    }

    public Availability availability() {
      return version == null
          ? new Availability.Missing(reason, remedy)
          : new Availability.Ready(version, device);
    }
  }

  public static void main(String[] arguments) throws IOException {
    Availability availability = Engines.find(arguments[0]).orElseThrow().availability();
    System.out.println(Json.MAPPER.writeValueAsString(Found.of(availability)));
  }
}
