package dev.tandem.workbench.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tandem mistakes}: its commands do the work. */
@Command(
    name = "mistakes",
    mixinStandardHelpOptions = true,
    description = "Classic mistakes in neural networks: what they look like and how to find them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      MistakesListCommand.class,
      MistakesShowCommand.class,
      MistakesQuizCommand.class,
      MistakesPageCommand.class,
      CommandLine.HelpCommand.class
    })
final class MistakesCommand implements Runnable {
  @Spec private CommandSpec command;

  @Override
  public void run() {
    throw new ParameterException(
        command.commandLine(), "mistakes: expected one of list, show, quiz, got none");
  }
}
