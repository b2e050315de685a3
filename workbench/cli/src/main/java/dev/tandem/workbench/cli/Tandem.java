package dev.tandem.workbench.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code tandem}: the command line. */
@Command(
    name = "tandem",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "One neural network, several engines, side by side.",
      "",
      "Trains one network on one dataset with a pure-Java engine and with PyTorch, from the same"
          + " initial weights on the same batches, and says how they differ."
    },
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes of every command:%n",
    exitCodeList = {
      "  0:done",
      "  1:done, but something failed or is different",
      "  2:the input cannot be used",
      "  3:the machine failed: a full disk, a missing permission, too little memory",
      "130:interrupted by Ctrl-C; 'tandem resume' goes on"
    },
    footer = {
      "",
      "Start with:",
      "  tandem compare            generated digits, no download",
      "  tandem compare xor        four rows, a few seconds",
      "  tandem compare --help     all settings"
    })
public final class Tandem {
  /** Exit code of input that cannot be used. */
  static final int BAD_INPUT = 2;

  /** Exit code where the machine failed: a full disk, a missing permission, too little memory. */
  static final int MACHINE_FAULT = 3;

  private static final List<Class<?>> COMMANDS =
      List.of(
          CompareCommand.class,
          LiveCommand.class,
          TrainCommand.class,
          DescribeCommand.class,
          DataCommand.class,
          ReportCommand.class,
          SweepCommand.class,
          AttributeCommand.class,
          CheckCommand.class,
          LockstepCommand.class,
          ExplainCommand.class,
          ExportCommand.class,
          EvaluateCommand.class,
          PredictCommand.class,
          MistakesCommand.class,
          BenchCommand.class,
          RunsCommand.class,
          AuditCommand.class,
          ReproduceCommand.class,
          ResumeCommand.class,
          DoctorCommand.class,
          CommandLine.HelpCommand.class);

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    // This process starts sooner without vectors; those that train are started with them.
    System.setProperty("tandem.scratch.plainLoopsExpected", "true");
    System.exit(
        run(arguments, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
  }

  /**
   * Runs a command line and gives its exit code: 0, 1 for a failure, 2 for input that cannot be
   * used, 3 for a fault of the machine.
   */
  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    CommandLine line =
        commandLine(arguments)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true)
            .setExecutionStrategy(parsed -> execute(parsed, out, err))
            .setExecutionExceptionHandler(Complaints::ofInput)
            .setParameterExceptionHandler(Complaints::ofArguments);
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError e) { // no exception, so that the line above does not handle it
      return Complaints.ofMemory(e, err);
    }
  }

  /** Help may be in bold letters; what a command prints has signs from outside in it. */
  private static int execute(CommandLine.ParseResult parsed, PrintWriter out, PrintWriter err) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    CommandLine line = parsed.commandSpec().commandLine();
    line.setOut(new PlainWriter(out)).setErr(new PlainWriter(err));
    return new CommandLine.RunLast().execute(parsed);
  }

  /** With the command that is named alone, or else with all: each takes its time to be read. */
  static CommandLine commandLine(String[] arguments) {
    CommandLine line = new CommandLine(new Tandem());
    List<Class<?>> named =
        COMMANDS.stream().filter(command -> isNamed(command, arguments)).toList();
    for (Class<?> command : named.isEmpty() ? COMMANDS : named) {
      line.addSubcommand(name(command), command);
    }
    return line;
  }

  private static boolean isNamed(Class<?> command, String[] arguments) {
    return arguments.length > 0
        && command != CommandLine.HelpCommand.class // which speaks of the others
        && name(command).equals(arguments[0]);
  }

  private static String name(Class<?> command) {
    return command.getAnnotation(Command.class).name();
  }
}
