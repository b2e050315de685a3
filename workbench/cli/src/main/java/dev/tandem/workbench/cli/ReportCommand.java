package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.page.RunReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = {
      "Write report.html, report.md and figures/ of a run again, from the files in its folder.",
      "",
      "compare writes them at its end. Exit codes: 0 written, 2 the folder is not a run."
    },
    sortOptions = false)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "'latest', an id or its beginning, EXPERIMENT/ID, or a path; default: latest")
  private String run;

  @Mixin private RunsFolderOption runs;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Path folder = runs.store().find(run).path();
    command.commandLine().getOut().println("report: " + RunReport.write(folder));
    return 0;
  }
}
