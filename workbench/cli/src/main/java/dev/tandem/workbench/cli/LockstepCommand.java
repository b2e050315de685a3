package dev.tandem.workbench.cli;

import dev.tandem.lockstep.Mode;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.lockstep.LockstepReader;
import dev.tandem.workbench.compare.lockstep.LockstepReader.Walkers;
import dev.tandem.workbench.compare.lockstep.LockstepRun;
import dev.tandem.workbench.compare.lockstep.LockstepSpec;
import dev.tandem.workbench.report.drawing.Drawing;
import dev.tandem.workbench.report.gallery.LockstepDrift;
import dev.tandem.workbench.report.text.LockstepTable;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.results.LockstepFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem lockstep}. */
@Command(
    name = "lockstep",
    mixinStandardHelpOptions = true,
    description = {
      "Compare two engines step by step on the same batches: how far outputs, gradients and weights"
          + " drift apart in each layer, and the first step, layer and phase (forward, loss,"
          + " backward, update) in which the two do not compute the same.",
      "",
      "  tandem lockstep moons",
      "  tandem lockstep digits --engines scratch,pytorch --steps 50 -o walk",
      "",
      "Without --engines: the experiment's two contenders, or else textbook,pytorch. Exit codes: 0"
          + " nothing differs, 1 something does, 2 unusable input, or an engine that is missing or"
          + " cannot be stepped."
    },
    sortOptions = false)
final class LockstepCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      defaultValue = "moons",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, or a file such as"
              + " examples/moons.yaml; default: ${DEFAULT-VALUE}")
  private String experiment;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "20",
      description = "number of steps, at most all of the experiment's; default: ${DEFAULT-VALUE}")
  private Long steps;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      description =
          "allowed difference, as a share of the largest value in the tensor; default: 1e-9 if"
              + " both compute in float64, else 1e-4")
  private Double tolerance;

  @Option(
      names = "--precision",
      paramLabel = "NAME",
      description =
          "float64 or float32, for both; default: the highest that both support, or else each"
              + " engine's own")
  private String precision;

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      defaultValue = "both",
      description =
          "synchronized (same state before every step: finds the first difference), free (each"
              + " from its own state: shows drift) or both; default: ${DEFAULT-VALUE}")
  private String mode;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "folder for lockstep.json and lockstep.png")
  private Path out;

  @Mixin private EnginesOption engines;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    PrintWriter terminal = command.commandLine().getOut();
    LockstepSpec spec = spec();
    ProgressLines lines = new ProgressLines(terminal, Terminal.isInteractive());
    LockstepFile file =
        lines.during(experiment, () -> new LockstepRun(data.folders(), lines).run(spec));
    terminal.println();
    terminal.print(LockstepTable.of(file));
    if (out != null) {
      write(file);
    }
    terminal.flush();
    return exitCode(file);
  }

  private void write(LockstepFile file) throws IOException {
    Files.createDirectories(out);
    RunFolder.at(out).writeJson(out.resolve("lockstep.json"), file);
    boolean walked = file.walks().stream().anyMatch(walk -> !walk.steps().isEmpty());
    if (walked) {
      Drawing.write(out, LockstepDrift.of(file));
    }
    command
        .commandLine()
        .getOut()
        .println(
            "\nwritten: " + out.resolve("lockstep.json") + (walked ? " and lockstep.png" : ""));
  }

  private static int exitCode(LockstepFile file) {
    if (file.first().isPresent()) {
      return 1;
    }
    return file.walks().stream().anyMatch(walk -> walk.steps().isEmpty()) ? Tandem.BAD_INPUT : 0;
  }

  private LockstepSpec spec() {
    if (steps < 1) {
      throw new ExperimentException("--steps: expected a number of at least 1, got " + steps);
    }
    if (tolerance != null && !(tolerance > 0 && tolerance < 1)) {
      throw new ExperimentException(
          "--tolerance: expected a number above 0 and below 1, got " + tolerance);
    }
    Walkers walkers =
        LockstepReader.read(
            options.applyTo(engines.applyTo(ExperimentFiles.load(experiment))),
            engines.programs(),
            Optional.ofNullable(precision));
    return new LockstepSpec(
        walkers.a(),
        walkers.b(),
        steps,
        tolerance == null ? OptionalDouble.empty() : OptionalDouble.of(tolerance),
        modes());
  }

  private List<Mode> modes() {
    return switch (mode) {
      case "both" -> List.of(Mode.SYNCHRONIZED, Mode.FREE);
      case "synchronized" -> List.of(Mode.SYNCHRONIZED);
      case "free" -> List.of(Mode.FREE);
      default ->
          throw new ExperimentException(
              "--mode: expected synchronized, free or both, got '" + mode + "'");
    };
  }
}
