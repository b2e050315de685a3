package dev.tandem.workbench.cli;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.attribution.Attribution;
import dev.tandem.workbench.compare.attribution.AttributionPlan;
import dev.tandem.workbench.compare.attribution.AttributionSpec;
import dev.tandem.workbench.compare.experiment.AttributeWish;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.report.drawing.Drawing;
import dev.tandem.workbench.report.gallery.AttributionWaterfall;
import dev.tandem.workbench.report.text.AttributionText;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem attribute}. */
@Command(
    name = "attribute",
    mixinStandardHelpOptions = true,
    description = {
      "Say which of the settings that differ between two contenders explains their gap.",
      "",
      "Trains the combinations of these settings (all of them for up to five settings; each setting"
          + " alone for more) in each repeat, and divides the gap among them. After Ctrl-C, the"
          + " same command continues where it stopped.",
      "",
      "  tandem attribute examples/as-reported/workshop.yaml \\",
      "      scratch-as-reported pytorch-as-reported --repeats 3",
      "",
      "Exit codes: 0 done, 1 too many combinations failed, 2 unusable input."
    },
    sortOptions = false)
final class AttributeCommand implements Callable<Integer> {
  private static final int USUAL_REPEATS = 5;

  @Parameters(
      index = "0",
      paramLabel = "EXPERIMENT",
      description = "a built-in name, a file such as examples/moons.yaml, or the folder of a run")
  private String experiment;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ID",
      description = "two of its contenders; default: the first two")
  private List<String> between = List.of();

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "metric of the test rows: accuracy, f1, prAuc, loss, rmse ...; default: the primary one")
  private String metric;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "parallel runs; default: as many as cores and --threads allow")
  private Long jobs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "parent of the attribution's folder; default: ${DEFAULT-VALUE}")
  private Path out;

  @Mixin private EnginesOption engines;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter terminal = command.commandLine().getOut();
    Path run = Path.of(experiment);
    boolean saved = RunPlace.isRun(run);
    SpecNode tree =
        options.applyTo(
            engines.applyTo(
                ExperimentFiles.load(
                    saved ? run.resolve(RunPlace.EXPERIMENT).toString() : experiment)));
    ComparisonSpec comparison = ComparisonReader.read(tree, engines.programs());
    int repeats = tree.find("repeats").isPresent() ? comparison.repeats() : USUAL_REPEATS;
    if (saved && comparison.repeats() < AttributionSpec.LEAST_REPEATS && !options.namesRepeats()) {
      repeats = USUAL_REPEATS; // a run's own file always says how many it had
    }
    AttributeWish wish =
        new AttributeWish(between, OptionalInt.of(repeats), Optional.ofNullable(metric));
    ProgressLines progress = new ProgressLines(terminal, Terminal.isInteractive());
    AttributionPlan plan =
        AttributionPlan.of(AttributionSpec.of(comparison, wish), data.folders(), progress);
    Attribution attribution = new Attribution(plan);
    if (saved) {
      attribution.withRunsOf(comparison, SavedRun.at(run).results());
    }
    Path folder = out.resolve(comparison.experiment().name()).resolve(plan.folderName());
    AttributionFile file = attribution.run(folder, jobs(plan, jobs), progress);
    progress.clear();
    AttributionWaterfall.of(file).ifPresent(chart -> Drawing.write(folder, chart));
    terminal.println();
    terminal.println("attribution folder: " + folder);
    terminal.println();
    terminal.print(AttributionText.of(file));
    terminal.flush();
    return file.answered() ? 0 : 1;
  }

  /** How many runs side by side, for cores and threads unless somebody said. */
  static int jobs(AttributionPlan plan, Long wanted) {
    if (wanted == null) {
      return Math.max(1, Runtime.getRuntime().availableProcessors() / plan.threads());
    }
    if (wanted < 1 || wanted > 1024) {
      throw new ExperimentException("--jobs: expected 1 to 1024 processes, got " + wanted);
    }
    return wanted.intValue();
  }
}
