package dev.tandem.workbench.cli;

import dev.tandem.datasets.DataException;
import dev.tandem.model.SafetensorsException;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.ShapeException;
import dev.tandem.workbench.experiment.ExperimentException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
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
          + " first weights over the same batches, and says how they differ."
    },
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CompareCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
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

  private static final List<Class<? extends RuntimeException>> FOR_PEOPLE =
      List.of(
          SpecException.class,
          ShapeException.class,
          ExperimentException.class,
          DataException.class,
          SafetensorsException.class,
          UncheckedIOException.class);

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
        .setExecutionExceptionHandler(Tandem::explain)
        .execute(arguments);
  }

  private static int explain(
      Exception exception, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
    boolean forPeople = FOR_PEOPLE.stream().anyMatch(type -> type.isInstance(exception));
    if (!forPeople) {
      throw exception;
    }
    command.getErr().println("tandem: " + exception.getMessage());
    return BAD_INPUT;
  }
}
