package dev.tandem.workbench.cli;

import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Comparison;
import dev.tandem.workbench.compare.run.Resumption;
import dev.tandem.workbench.report.page.RunReport;
import dev.tandem.workbench.report.tensorboard.TensorBoardFiles;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.ArgGroup;
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
      "Train one network on several engines from the same initial weights, and compare them.",
      "",
      "Flags override the experiment file. Exit codes: 0 all contenders finished, 1 one failed, 2"
          + " unusable input or a missing engine."
    },
    sortOptions = false)
final class CompareCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "EXPERIMENT",
      defaultValue = "digits",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, another name of 'tandem data"
              + " list', a table, a folder of images, or a file such as examples/moons.yaml;"
              + " default: ${DEFAULT-VALUE}")
  private String experiment;

  @Mixin private ResampleOptions resampling;
  @Mixin private EnginesOption engines;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Mixin private DataChecks checks;
  @Mixin private CheckpointOption checkpoints;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "parent of the run's folder; default: ${DEFAULT-VALUE}")
  private Path out;

  @Option(
      names = "--tensorboard",
      description = "also write event files for 'tensorboard --logdir'")
  private boolean tensorBoard;

  @Option(
      names = "--try-rates",
      description =
          "if a contender diverges, train it again at 1/3, 1/10, 1/30 and 1/100 of its learning"
              + " rate and name the largest that works")
  private boolean tryRates;

  @Option(
      names = "--attribute",
      description =
          "also train the combinations of settings that differ between the first two contenders,"
              + " and say which setting explains their gap")
  private boolean attribute;

  @ArgGroup private Detail detail = new Detail();

  /** How much is printed. */
  static final class Detail {
    @Option(
        names = {"-v", "--verbose"},
        description = "print every epoch, all metrics, the audit and every verdict")
    private boolean verbose;

    @Option(
        names = {"-q", "--quiet"},
        description = "print only the run folder")
    private boolean quiet;
  }

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter terminal = command.commandLine().getOut();
    ComparisonText text = text(terminal);
    ComparisonSpec spec = ComparisonReader.read(tree(), engines.programs());
    ShownProgress lines = text.progress();
    checks.run(
        spec.contenders().stream().map(own -> own.experiment().data()),
        data.folders(),
        command.commandLine().getErr());
    return print(
        text, lines, spec, comparison -> lines.during(experiment, () -> comparison.run(spec)));
  }

  /** Goes on with a run that this command, with these flags, has begun. */
  Integer resume(Resumption run) {
    ComparisonText text = text(command.commandLine().getOut());
    ShownProgress lines = text.progress();
    return print(
        text, lines, run.spec(), comparison -> lines.during("RUN", () -> run.run(comparison)));
  }

  private Integer print(
      ComparisonText text,
      ShownProgress lines,
      ComparisonSpec spec,
      Function<Comparison, Comparison.Result> work) {
    Comparison.Result result = trained(lines, spec, work);
    Optional<Path> events =
        tensorBoard
            ? Optional.of(TensorBoardFiles.write(result.folder(), result.file()))
            : Optional.empty();
    text.print(result, RunReport.write(result.folder()), events);
    return exitCode(result.file().contenders());
  }

  private Comparison.Result trained(
      ShownProgress lines, ComparisonSpec spec, Function<Comparison, Comparison.Result> work) {
    Interruption interruption = Interruption.ofRun(command.commandLine().getErr());
    try {
      Comparison plain =
          new Comparison(
                  data.folders(), out, CommandLineText.of(command), lines.andThen(interruption))
              .keeping(checkpoints.wanted());
      Optional<Cause> cause =
          spec.attribute().map(wish -> new Cause(spec, wish, data.folders(), lines));
      Comparison.Result compared = work.apply(tryRates ? plain.tryingRates() : plain);
      return cause.map(own -> own.of(compared)).orElse(compared);
    } finally {
      interruption.over();
    }
  }

  private ComparisonText text(PrintWriter terminal) {
    if (detail.quiet) {
      return new ComparisonText.Quiet(terminal, command.commandLine().getErr());
    }
    return detail.verbose
        ? new ComparisonText.Verbose(terminal)
        : ComparisonText.Short.on(terminal);
  }

  private SpecNode tree() {
    SpecNode tree =
        resampling.applyTo(options.applyTo(engines.applyTo(ExperimentFiles.load(experiment))));
    boolean asked =
        tree.find("attribute").filter(node -> node instanceof SpecNode.Keys).isPresent();
    return attribute && !asked ? tree.with("attribute", SpecNode.of(true, "--attribute")) : tree;
  }

  private static int exitCode(List<ContenderEntry> contenders) {
    if (contenders.stream().anyMatch(c -> c.status().equals("missing"))) {
      return Tandem.BAD_INPUT;
    }
    return contenders.stream().allMatch(c -> c.status().equals("finished")) ? 0 : 1;
  }
}
