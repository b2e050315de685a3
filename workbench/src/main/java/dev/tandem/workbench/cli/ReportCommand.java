package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.RunReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write report.html, report.md and figures/ of a run anew, from the files in its folder.",
      "",
      "compare writes them at its end. Exit codes: 0 written, 2 a folder that is no run."
    })
final class ReportCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RUN", description = "a run's folder, e.g. runs/digits/20261122-101500")
  private Path run;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    command.commandLine().getOut().println("report: " + RunReport.write(run));
    return 0;
  }
}
