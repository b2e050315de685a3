package dev.tandem.workbench.cli;

import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.workbench.bench.Bench;
import dev.tandem.workbench.bench.BenchCase;
import dev.tandem.workbench.bench.BenchPlan;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.report.text.BenchTable;
import dev.tandem.workbench.runs.results.BenchFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tandem bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how fast scratch trains, compared with PyTorch and others.",
      "",
      "Each contender runs in a process of its own. All are warmed up before the first round and"
          + " then take turns, so that a ratio compares them under the same conditions. It comes"
          + " with an interval and with the machine's peak, measured in the same rounds. The data"
          + " is real if the data folder has it, and otherwise generated."
    },
    sortOptions = false)
final class BenchCommand implements Callable<Integer> {
  private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  @Option(
      names = "--cases",
      split = ",",
      paramLabel = "NAME",
      description =
          "mnist-64, mnist-64-adam, mnist-256, mnist-1024, wide, noshow, one-row; default: all")
  private List<String> cases;

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "1,2",
      description = "threads of scratch; opponents also run with one; default: ${DEFAULT-VALUE}")
  private List<Integer> threads;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "7",
      description = "turns of each contender; default: ${DEFAULT-VALUE}")
  private int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "length of a turn; default: ${DEFAULT-VALUE}")
  private double seconds;

  @Option(
      names = "--warm-up",
      paramLabel = "S",
      defaultValue = "5",
      description = "seconds of training before the first turn; default: ${DEFAULT-VALUE}")
  private double warmUp;

  @Option(
      names = "--opponents",
      split = ",",
      paramLabel = "NAME",
      defaultValue = "pytorch,python-torch,sklearn",
      description =
          "an engine, or python-torch, sklearn, smile, dl4j, spark, djl (the last four are"
              + " downloaded and built when first named); default: ${DEFAULT-VALUE}")
  private List<String> opponents;

  @Option(
      names = "--python",
      paramLabel = "PATH",
      description = "Python with torch and sklearn; default: TANDEM_PYTHON, or else python3")
  private String python;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs",
      description = "parent of the results' folder; default: ${DEFAULT-VALUE}")
  private Path out;

  @Mixin private DataOption data;
  @Spec private CommandSpec command;

  @Override
  public Integer call() throws IOException {
    BenchPlan plan = plan();
    PrintWriter terminal = command.commandLine().getOut();
    Path folder = out.resolve("bench").resolve(LocalDateTime.now().format(NAME));
    Files.createDirectories(folder);
    terminal.println(BenchTable.explanation());
    ProgressLines lines = new ProgressLines(terminal, Terminal.isInteractive());
    BenchFile file = new Bench(plan, data.folders(), folder, lines).run();
    Json.MAPPER
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("bench.json").toFile(), file);
    Files.writeString(folder.resolve("bench.md"), BenchTable.markdown(file));
    terminal.println("results: " + folder.resolve("bench.md") + ", bench.json");
    return 0;
  }

  private BenchPlan plan() {
    List<String> engines = Engines.all().stream().map(Engine::name).toList();
    List<String> known = new ArrayList<>(engines);
    known.addAll(BenchPlan.OTHERS);
    for (String opponent : opponents) {
      require(known.contains(opponent), "--opponents", String.join(", ", known), opponent);
    }
    for (int count : threads) {
      require(count >= 1, "--threads", "at least 1", count);
    }
    require(rounds >= 1, "--rounds", "at least 1", rounds);
    require(seconds > 0, "--seconds", "a number above 0", seconds);
    require(warmUp > 0, "--warm-up", "a number above 0", warmUp);
    return new BenchPlan(
        chosenCases(),
        "scratch",
        opponents,
        threads,
        rounds,
        seconds,
        warmUp,
        Optional.ofNullable(python),
        CommandLineText.of(command));
  }

  private List<BenchCase> chosenCases() {
    if (cases == null) {
      return BenchCase.ALL;
    }
    List<String> known = BenchCase.ALL.stream().map(BenchCase::name).toList();
    cases.forEach(name -> require(known.contains(name), "--cases", String.join(", ", known), name));
    return BenchCase.ALL.stream().filter(bench -> cases.contains(bench.name())).toList();
  }

  private static void require(boolean right, String option, String expected, Object got) {
    if (!right) {
      throw new ExperimentException(option + ": expected " + expected + ", got '" + got + "'");
    }
  }
}
