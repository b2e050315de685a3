package dev.tandem.workbench.cli;

import dev.tandem.workbench.compare.experiment.EngineWords;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.sweep.Combination;
import dev.tandem.workbench.compare.sweep.RankingMetric;
import dev.tandem.workbench.compare.sweep.Sweep;
import dev.tandem.workbench.compare.sweep.SweepFolder;
import dev.tandem.workbench.compare.sweep.SweepPlan;
import dev.tandem.workbench.compare.sweep.SweepReader;
import dev.tandem.workbench.compare.sweep.SweepSpec;
import dev.tandem.workbench.report.drawing.Drawing;
import dev.tandem.workbench.report.gallery.SweepRanking;
import dev.tandem.workbench.report.text.SweepTable;
import dev.tandem.workbench.runs.results.SweepFile;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem sweep}. */
@Command(
    name = "sweep",
    mixinStandardHelpOptions = true,
    description = {
      "Search over any keys of an experiment, on a grid or at random.",
      "",
      "Each combination is trained from several seeds, in parallel processes, and ranked by the"
          + " mean of a metric of the validation rows. After Ctrl-C or a kill, the same command"
          + " continues where it stopped, and so does 'tandem resume' with the sweep's folder."
          + " Writes sweep.csv, sweep.json, sweep.png and best.yaml, which 'tandem compare'"
          + " accepts.",
      "",
      "  tandem sweep moons --vary optimizer.learningRate=0.001,0.01,0.1 \\",
      "      --vary 'network.hidden=[16],[32,32]'",
      "  tandem sweep digits --random 20 --vary optimizer.learningRate=0.001..0.1 \\",
      "      --vary training.batchSize=32,64,128",
      "",
      "Exit codes: 0 done, 1 a combination failed, 2 unusable input."
    },
    sortOptions = false)
final class SweepCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "EXPERIMENT",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, or a file such as"
              + " examples/moons.yaml")
  private String experiment;

  @Option(
      names = "--vary",
      paramLabel = "KEY=V,V,...",
      description =
          "a key of the experiment file and its values, in YAML; with --random also a range:"
              + " 0.0001..0.1 (uniform in the logarithm) or 0..0.5:even")
  private List<String> vary = List.of();

  @Option(
      names = "--random",
      paramLabel = "N",
      description = "number of combinations to draw; default: all of them")
  private Long random;

  @Option(
      names = "--seeds",
      split = ",",
      paramLabel = "N,N,...",
      description =
          "training seeds for each combination; default: the experiment's and the next ones, as"
              + " many as --repeats, or else 3")
  private List<Long> seeds = List.of();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "parallel runs; default: as many as cores and --threads allow")
  private Long jobs;

  @Mixin private EngineOption engine;
  @Mixin private ProgramsOption programs;

  @Option(
      names = {"--metric", "--figure"},
      paramLabel = "NAME",
      description =
          "metric of the validation rows that ranks: accuracy, prAuc, rocAuc, f1, precision,"
              + " recall, loss, rmse, mae, r2; default: prAuc for two classes, accuracy for more,"
              + " rmse for numbers")
  private String metric;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "parent of the sweep's folder; default: ${DEFAULT-VALUE}")
  private Path out;

  @Option(
      names = "--resume",
      paramLabel = "DIR",
      description = "continue in this folder of an earlier sweep, which may have had fewer runs")
  private Path resume;

  @Option(
      names = "--retry-failed",
      description =
          "train runs again that failed by their own settings; those whose process was killed or"
              + " ran out of memory are tried again anyway")
  private boolean retryFailed;

  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Mixin private CheckpointOption checkpoints;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter terminal = command.commandLine().getOut();
    SweepSpec spec = SweepReader.read(options.applyTo(ExperimentFiles.load(experiment)), wish());
    ProgressLines lines = new ProgressLines(terminal, Terminal.isInteractive());
    SweepPlan plan = SweepPlan.of(spec, data.folders());
    Path folder = folder(plan);
    SweepFile file = trained(plan, folder, jobs(spec), lines);
    List<Map<String, Object>> combinations =
        spec.combinations().stream().map(Combination::settings).toList();
    Drawing.write(folder, SweepRanking.of(file, plan.facts(), combinations));
    terminal.println();
    terminal.println(SweepTable.of(file));
    terminal.println("sweep folder: " + folder);
    if (!file.ranked().isEmpty()) {
      boolean program = !spec.combinations().get(0).contender().engine().settings().isEmpty();
      terminal.println(
          "next: tandem compare "
              + folder.resolve(ExperimentFiles.BEST)
              + (program ? " " + OwnPrograms.FLAG : ""));
    }
    return file.ranked().size() == file.combinations().size() ? 0 : 1;
  }

  /** Goes on in the folder of a sweep that this command, with these flags, has begun. */
  Integer resume(Path folder) {
    resume = folder;
    return call();
  }

  /** Whether a program of somebody's own trains. */
  boolean usesProgram() {
    return !EngineWords.reference(engine.name(), "--engine").settings().isEmpty();
  }

  private SweepFile trained(SweepPlan plan, Path folder, int jobs, ProgressLines lines) {
    PrintWriter err = command.commandLine().getErr();
    Interruption interruption = Interruption.of(err, folder, SweepFolder::isSweep);
    try {
      return sweep(lines).run(plan, folder, jobs);
    } finally {
      interruption.over();
    }
  }

  private Sweep sweep(ProgressLines lines) {
    Sweep sweep = new Sweep(lines, CommandLineText.of(command), checkpoints.wanted());
    return retryFailed ? sweep.retryingFailed() : sweep;
  }

  private SweepReader.Wish wish() {
    if (random != null && (random < 1 || random > Integer.MAX_VALUE)) {
      throw new ExperimentException("--random: expected a number of at least 1, got " + random);
    }
    return new SweepReader.Wish(
        vary,
        random == null ? OptionalInt.empty() : OptionalInt.of(random.intValue()),
        seeds,
        engine.name(),
        programs.ofFiles(),
        Optional.ofNullable(metric).map(RankingMetric::parse));
  }

  private int jobs(SweepSpec spec) {
    if (jobs == null) {
      return Math.max(1, Runtime.getRuntime().availableProcessors() / spec.threads());
    }
    if (jobs < 1 || jobs > 1024) {
      throw new ExperimentException("--jobs: expected 1 to 1024 processes, got " + jobs);
    }
    return jobs.intValue();
  }

  private Path folder(SweepPlan plan) {
    if (resume == null) {
      return out.resolve(plan.spec().name()).resolve(plan.folderName());
    }
    if (!Files.isDirectory(resume)) {
      throw new ExperimentException(
          "--resume: expected the folder of an earlier sweep, got '" + resume + "'");
    }
    return resume;
  }
}
