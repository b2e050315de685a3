package dev.tandem.workbench.contender.process;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.workbench.contender.child.EngineCheck;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.util.List;

/** What an engine can do here, asked in a process with the options that it asks for. */
public final class EngineProbe {
  private static final String REMEDY = "run it by hand, or see whether the memory suffices";

  private EngineProbe() {}

  public static Availability of(Engine engine) {
    LaunchOptions launch = engine.launch(new Execution(1, engine.precisions().get(0)));
    List<String> command =
        ChildJvm.command(
            launch.jvmOptions(), ChildJvm.contenderClassPath(), EngineCheck.class, engine.name());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(launch.environment());
    try {
      Process process = builder.start();
      String output = OutputEnd.of(process.getInputStream()).strip();
      String lastLine = output.substring(output.lastIndexOf('\n') + 1);
      return lastLine.startsWith("{")
          ? Json.MAPPER.readValue(lastLine, EngineCheck.Found.class).availability()
          : new Availability.Missing(Death.of(process.waitFor(), output).reason(), REMEDY);
    } catch (IOException e) {
      return new Availability.Missing("its process did not start: " + e.getMessage(), REMEDY);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Availability.Missing("interrupted while its process ran", REMEDY);
    }
  }
}
