package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.report.page.RunReport;
import dev.tandem.workbench.report.tensorboard.TensorBoardFiles;
import dev.tandem.workbench.report.text.ComparisonTable;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Train one network on several engines from the same initial weights, and compare.",
      "",
      "Flags change the experiment; without any it runs as its file says. Exit codes: 0 all"
          + " contenders finished, 1 one failed, 2 input that cannot be used or an engine that is"
          + " missing."
    },
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      defaultValue = "digits",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, or a file such as"
              + " examples/moons.yaml; default: ${DEFAULT-VALUE}")
  private String experiment;

  @Mixin private ResampleOptions resampling;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "folder that takes the run's folder; default: ${DEFAULT-VALUE}")
  private Path out;

  @Option(
      names = "--tensorboard",
      description = "also write the epochs as event files, for 'tensorboard --logdir'")
  private boolean tensorBoard;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter terminal = command.commandLine().getOut();
    ComparisonSpec spec =
        ComparisonReader.read(
            resampling.applyTo(options.applyTo(ExperimentFiles.load(experiment))));
    ProgressLines lines = new ProgressLines(terminal, Terminal.isInteractive());
    Comparison comparison = new Comparison(data.folders(), out, CommandLineText.of(command), lines);
    Comparison.Result result = lines.during(experiment, () -> comparison.run(spec));
    terminal.println();
    terminal.println(ComparisonTable.of(result.file()));
    if (tensorBoard) {
      Path events = TensorBoardFiles.write(result.folder(), result.file());
      terminal.println("next: tensorboard --logdir " + events);
    }
    terminal.println("run folder: " + result.folder());
    terminal.println("report: " + RunReport.write(result.folder()));
    return exitCode(result.file().contenders());
  }

  private static int exitCode(List<ContenderEntry> contenders) {
    if (contenders.stream().anyMatch(c -> c.status().equals("missing"))) {
      return Tandem.BAD_INPUT;
    }
    return contenders.stream().allMatch(c -> c.status().equals("finished")) ? 0 : 1;
  }
}
