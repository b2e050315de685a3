package dev.tandem.workbench.cli;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.workbench.contender.process.EngineProbe;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tandem doctor}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Say which engines work on this machine, and how to fix those that do not.")
final class DoctorCommand implements Callable<Integer> {
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.println("java      " + System.getProperty("java.runtime.version"));
    out.println("cores     " + Runtime.getRuntime().availableProcessors());
    for (Engine engine : Engines.all()) {
      out.println(String.format("%-9s %s", engine.name(), describe(EngineProbe.of(engine))));
    }
    return 0;
  }

  private static String describe(Availability availability) {
    if (availability instanceof Availability.Ready ready) {
      return "ready: " + ready.version() + ", " + ready.device();
    }
    Availability.Missing missing = (Availability.Missing) availability;
    return "missing: " + missing.reason() + "; " + missing.remedy();
  }
}
