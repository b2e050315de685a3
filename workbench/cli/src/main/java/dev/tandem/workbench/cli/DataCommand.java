package dev.tandem.workbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tandem data}: its commands do the work. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    description = "Get data, and look at it before any training.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DataShowCommand.class,
      DataCheckCommand.class,
      DataListCommand.class,
      DataFetchCommand.class,
      CommandLine.HelpCommand.class
    })
final class DataCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "data: expected one of show, check, list, fetch, got none");
  }
}
