package dev.tandem.workbench.cli;

import dev.tandem.engine.Engine;
import dev.tandem.engine.EngineReference;
import dev.tandem.engine.Engines;
import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.workbench.check.Check;
import dev.tandem.workbench.check.CheckResult;
import dev.tandem.workbench.check.CheckResult.Outcome;
import dev.tandem.workbench.check.text.CheckPage;
import dev.tandem.workbench.check.text.CheckText;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Say whether a program of your own computes what it should, and which mistake it has. The"
          + " program answers requests as docs/own-engine.md says; a template is a good start:",
      "",
      "  tandem check --template numpy > my_network.py",
      "  tandem check my_network.py",
      "  tandem check --run \"java MyNet.java\"",
      "",
      "Exit codes: 0 right (also by another convention), 1 wrong, 2 could not be run."
    },
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "a .py, .js, .java or .jar file, or any program that can be executed")
  private String program;

  @Option(
      names = "--run",
      paramLabel = "COMMAND",
      description = "the command that starts the program, instead of PROGRAM")
  private String run;

  @Option(
      names = "--template",
      paramLabel = "LANGUAGE",
      description =
          "print a right network to start from: numpy, pytorch, java, c or python (no NumPy)")
  private String template;

  @Option(
      names = "--stall",
      paramLabel = "SECONDS",
      defaultValue = "20",
      description =
          "how long the program may take to answer one request; default: ${DEFAULT-VALUE}")
  private int stall;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      defaultValue = "check.html",
      description = "the page with all probes; default: ${DEFAULT-VALUE}")
  private Path page;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = command.commandLine().getOut();
    if (template != null) {
      out.print(Templates.of(template));
      out.flush();
      return 0;
    }
    String subject = subject();
    WholeFile.requirePlace(page);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("command", run == null ? List.of(program) : run);
    settings.put("stall", stall);
    settings.put("reuse", true);
    Engine engine =
        Engines.find(new EngineReference("process", settings))
            .orElseThrow(() -> new IllegalStateException("engine 'process' is not there"));
    LiveLine line = new LiveLine(out, Terminal.isInteractive());
    CheckResult result = new Check(engine, line::draw).run(subject);
    line.clear();
    CheckText.lines(result, Terminal.columns()).forEach(out::println);
    WholeFile.writeText(page, Lasting.IN_CACHE, CheckPage.of(result));
    out.println("all probes: " + page);
    out.flush();
    return result.outcome() == Outcome.WRONG ? 1 : 0;
  }

  private String subject() {
    if ((program == null) == (run == null)) {
      throw new ExperimentException(
          "check: expected either a program or --run COMMAND, got "
              + (program == null ? "neither" : "both"));
    }
    return program == null ? run : program;
  }
}
