package dev.tandem.workbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tandem runs}: its commands do the work. */
@Command(
    name = "runs",
    mixinStandardHelpOptions = true,
    description = {
      "List, show, compare and delete the folders that 'tandem compare' has written.",
      "",
      "A RUN is 'latest', an id (20261122-003318) or its beginning, EXPERIMENT/ID, or a path."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunsListCommand.class,
      RunsShowCommand.class,
      RunsDiffCommand.class,
      RunsCleanCommand.class,
      CommandLine.HelpCommand.class
    })
final class RunsCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "runs: expected one of list, show, diff, clean, got none");
  }
}
