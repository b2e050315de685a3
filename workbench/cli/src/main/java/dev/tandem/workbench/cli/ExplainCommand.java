package dev.tandem.workbench.cli;

import dev.tandem.data.Dataset;
import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.compare.run.StepLooks;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.explain.Explanation;
import dev.tandem.workbench.explain.ExplanationHtml;
import dev.tandem.workbench.explain.ExplanationMarkdown;
import dev.tandem.workbench.explain.Question;
import dev.tandem.workbench.explain.Question.Unit;
import dev.tandem.workbench.explain.Side;
import dev.tandem.workbench.explain.StepRows;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tandem explain}. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = {
      "Show one training step of one row: forward, loss, backward and update, layer by layer, as"
          + " formulas with their numbers in them, and the engines' numbers beside each other.",
      "",
      "  tandem explain xor --step 1 --row 2",
      "  tandem explain moons --step 10 --unit 2:5 --html",
      "",
      "Without --engines: the experiment's contenders, or else textbook,scratch. Formulas have the"
          + " first one's numbers. Rows, layers and units count from 0, steps from 1. Networks of"
          + " more than 40 parameters show one path of units. Exit codes: 0 shown, 1 an engine"
          + " failed, 2 unusable input or a missing engine."
    },
    sortOptions = false)
final class ExplainCommand implements Callable<Integer> {
  private static final List<String> DEFAULT_ENGINES = List.of("textbook", "scratch");

  @Parameters(
      paramLabel = "EXPERIMENT",
      description =
          "xor, moons, digits, appointments, friedman, mnist, noshow, or a file such as"
              + " examples/moons.yaml")
  private String experiment;

  @Option(
      names = "--step",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "the step that is explained; those before it are trained; default: ${DEFAULT-VALUE}")
  private Long step;

  @Option(
      names = "--row",
      paramLabel = "R",
      description = "the training row; default: 0, with --batch the first of the batch")
  private Integer row;

  @Option(
      names = "--batch",
      description = "make the step on its own batch; default: on the row alone")
  private boolean batch;

  @Option(
      names = "--unit",
      paramLabel = "L:U",
      split = ",",
      description =
          "show unit U of layer L; default: the actual class's output and, in each hidden layer,"
              + " the unit with the largest gradient")
  private List<String> units = List.of();

  @Option(names = "--html", description = "a page for a browser; default: Markdown")
  private boolean html;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "file to write; default: the terminal, or explain.html with --html")
  private Path out;

  @Mixin private EnginesOption engines;
  @Mixin private ExperimentOptions options;
  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    List<Unit> shown = units.stream().map(ExplainCommand::unit).toList();
    Path file = out == null && html ? Path.of("explain.html") : out;
    if (file != null) {
      WholeFile.requirePlace(file);
    }
    PrintWriter errors = command.commandLine().getErr();
    LiveLine line = new LiveLine(errors, Terminal.isInteractive());
    ExplainProgress progress = new ExplainProgress(line, new QuietProgress(errors));
    Looked looked = progress.during(experiment, () -> look(shown, progress));
    looked.unseen().forEach(progress::unseen);
    List<StepLooks.Seen> seen = looked.seen();
    if (!seen.isEmpty()) {
      Question question = new Question(looked.training(), seen.get(0).batch(), looked.row(), shown);
      write(Explanation.of(question, seen.stream().map(ExplainCommand::side).toList()), file);
    }
    return exitCode(looked.unseen());
  }

  /** What the engines did, on which row. */
  private record Looked(Dataset training, int row, List<StepLooks.Look> looks) {
    List<StepLooks.Seen> seen() {
      return of(StepLooks.Seen.class);
    }

    List<StepLooks.Unseen> unseen() {
      return of(StepLooks.Unseen.class);
    }

    private <L> List<L> of(Class<L> kind) {
      return looks.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
  }

  private Looked look(List<Unit> shown, ExplainProgress progress) {
    Preparation preparation = new Preparation(data.folders(), progress);
    List<PlannedContender> planned = contenders().stream().map(preparation::plan).toList();
    PlannedContender first = planned.get(0);
    planned.forEach(other -> requireSameRows(first, other));
    shown.forEach(unit -> unit.requireIn(first.experiment().network()));
    Dataset training = preparation.splits(first.prepared()).training();
    StepRows rows = new StepRows(first.experiment(), training.rows(), step);
    int chosen = row != null ? row : batch ? rows.firstOfBatch() : 0;
    int[] stepRows = batch ? rows.batchWith(chosen) : rows.around(chosen);
    return new Looked(training, chosen, StepLooks.of(planned, step, stepRows, progress));
  }

  private static int exitCode(List<StepLooks.Unseen> unseen) {
    if (unseen.isEmpty()) {
      return 0;
    }
    return unseen.stream().anyMatch(StepLooks.Unseen::missing) ? Tandem.BAD_INPUT : 1;
  }

  private static Side side(StepLooks.Seen seen) {
    return new Side(seen.planned().id(), seen.planned().experiment(), seen.state(), seen.trace());
  }

  private static void requireSameRows(PlannedContender first, PlannedContender other) {
    if (!other.prepared().equals(first.prepared())) {
      throw new ExperimentException(
          "explain: expected one data for all contenders, since one row is followed through all of"
              + " them, got another in the overrides of "
              + other.id());
    }
  }

  private List<Contender> contenders() {
    SpecNode tree = options.applyTo(engines.applyTo(ExperimentFiles.load(experiment)));
    SpecNode named =
        tree.find("contenders").isPresent()
            ? tree
            : tree.with(
                "contenders",
                SpecNode.of(
                    DEFAULT_ENGINES.stream().map(engine -> Map.of("engine", engine)).toList(),
                    "default"));
    return ComparisonReader.read(named, engines.programs()).contenders();
  }

  private void write(Explanation explanation, Path file) throws IOException {
    PrintWriter terminal = command.commandLine().getOut();
    String text = html ? ExplanationHtml.page(explanation) : ExplanationMarkdown.of(explanation);
    if (file == null) {
      terminal.print(text);
    } else {
      WholeFile.writeText(file, Lasting.IN_CACHE, text);
      terminal.println("written: " + file);
    }
    terminal.flush();
  }

  private static Unit unit(String text) {
    String[] parts = text.strip().split(":", -1);
    if (parts.length != 2 || !parts[0].matches("\\d{1,6}") || !parts[1].matches("\\d{1,9}")) {
      throw new ExperimentException(
          "--unit: expected LAYER:UNIT, both from 0, such as 2:5, got '" + text + "'");
    }
    return new Unit(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
