package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.text.ComparisonTable;
import dev.tandem.workbench.report.text.RunHead;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem runs show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description =
        "Show one run: how it was made, on what data, what it found, and where its files are.",
    sortOptions = false)
final class RunsShowCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      defaultValue = "latest",
      description = "default: ${DEFAULT-VALUE}; see 'tandem runs --help'")
  private String run;

  @Mixin private RunsFolderOption runs;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    SavedRun found = runs.store().find(run);
    out.println(RunHead.of(found));
    if (found.file() != null) {
      out.println(ComparisonTable.of(found.file()));
    }
    out.println(RunHead.files(found));
    return 0;
  }
}
