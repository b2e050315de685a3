package dev.tandem.workbench.cli;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.compare.run.SingleTraining;
import dev.tandem.workbench.contender.process.Contender;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem train}. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Train one network on one engine and save the model.",
      "",
      "It writes no report; 'tandem compare' does. Use the model with 'tandem evaluate' and 'tandem"
          + " predict'. If training is stopped, the same command goes on from the last checkpoint;"
          + " so does 'tandem resume' with the model's name. Exit codes: 0 saved, 1 training"
          + " failed, 2 unusable input or a missing engine, 3 the machine failed: another try may"
          + " end well."
    },
    sortOptions = false)
final class TrainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "EXPERIMENT",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, another name of 'tandem data"
              + " list', a table, a folder of images, or a file such as examples/moons.yaml")
  private String experiment;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "model.safetensors",
      description = "file for the model; default: ${DEFAULT-VALUE}")
  private Path output;

  @Mixin private EngineOption engine;

  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Mixin private DataChecks checks;
  @Mixin private CheckpointOption checkpoints;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    engine.name(); // several are refused before anything is prepared
    PrintWriter terminal = command.commandLine().getOut();
    ProgressLines progress = new ProgressLines(terminal, Terminal.isInteractive());
    return tell(output, train(progress), command.commandLine());
  }

  /** Says how a training ended and returns its exit code. */
  static int tell(Path model, SingleTraining.Outcome outcome, CommandLine line) {
    if (!outcome.status().equals("finished")) {
      String next =
          outcome.resumable()
              ? "; " + CommandLineText.of(List.of("resume", model.toString())) + " goes on"
              : "";
      line.getErr().println("tandem: " + outcome.message() + next);
      if (outcome.lost()) {
        return Tandem.MACHINE_FAULT;
      }
      return outcome.status().equals("missing") ? Tandem.BAD_INPUT : 1;
    }
    line.getOut()
        .println(
            String.format(
                Locale.ROOT,
                "model: %s (%.2f s of training%s)",
                model,
                outcome.seconds(),
                outcome.peakBytes() == 0
                    ? ""
                    : String.format(Locale.ROOT, ", at most %.0f MB", outcome.peakBytes() / 1e6)));
    return 0;
  }

  private SingleTraining.Outcome train(ProgressLines progress) throws IOException {
    PrintWriter err = command.commandLine().getErr();
    Interruption interruption = Interruption.of(err, output, SingleTraining::isStopped);
    try {
      Contender contender = contender();
      checks.run(Stream.of(contender.experiment().data()), data.folders(), err);
      return SingleTraining.run(contender, data.folders(), output, checkpoints.wanted(), progress);
    } catch (SpecException e) {
      throw e.at(experiment, e.key());
    } finally {
      interruption.over();
      progress.clear();
    }
  }

  private Contender contender() {
    SpecNode tree =
        options
            .applyTo(ExperimentFiles.load(experiment))
            .without("repeats")
            .without(ResampleSpec.RESAMPLE)
            .without(ResampleSpec.FOLDS);
    return ComparisonReader.read(tree.with("contenders", engine.contenders()), OwnPrograms.ALLOWED)
        .contenders()
        .get(0);
  }
}
