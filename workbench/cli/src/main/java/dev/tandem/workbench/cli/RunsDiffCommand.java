package dev.tandem.workbench.cli;

import dev.tandem.workbench.report.text.RunDiffText;
import dev.tandem.workbench.runs.store.RunDiff;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem runs diff}. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Say what differs between two runs: keys of the experiment, programs and machine, data, and"
          + " metrics.",
      "",
      "To check whether the comparison within a run is fair, use 'tandem audit'."
    },
    sortOptions = false)
final class RunsDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "A", description = "a run; see 'tandem runs --help'")
  private String one;

  @Parameters(index = "1", paramLabel = "B", description = "another run")
  private String other;

  @Mixin private RunsFolderOption runs;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    RunDiff diff = RunDiff.of(runs.store().find(one), runs.store().find(other));
    command.commandLine().getOut().println(RunDiffText.of(diff));
    return 0;
  }
}
