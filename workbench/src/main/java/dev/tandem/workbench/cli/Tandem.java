package dev.tandem.workbench.cli;

import java.io.PrintWriter;
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
          + " first weights over the same batches, and says how they differ."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      TrainCommand.class,
      DescribeCommand.class,
      ReportCommand.class,
      SweepCommand.class,
      LockstepCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      BenchCommand.class,
      RunsCommand.class,
      AuditCommand.class,
      ReproduceCommand.class,
      DoctorCommand.class,
      CommandLine.HelpCommand.class
    },
    footer = {
      "",
      "Begin with:",
      "  tandem compare            digits, generated: no data to fetch",
      "  tandem compare xor        four rows, a second",
      "  tandem compare --help     everything that can be changed"
    })
public final class Tandem {
  /** Exit code of input that cannot be used. */
  static final int BAD_INPUT = 2;

  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(
        run(arguments, new PrintWriter(System.out, true), new PrintWriter(System.err, true)));
  }

  /**
   * Runs a command line and gives its exit code: 0, 1 for a failure, 2 for input that cannot be
   * used.
   */
  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    return new CommandLine(new Tandem())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(Complaints::ofInput)
        .setParameterExceptionHandler(Complaints::ofArguments)
        .execute(arguments);
  }
}
