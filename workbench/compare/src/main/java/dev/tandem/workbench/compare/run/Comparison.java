package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.file.WholeFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.Needs;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.analysis.RateTrial;
import dev.tandem.workbench.judgement.verdict.VerdictPlan;
import dev.tandem.workbench.runs.folder.Environment;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.ComparisonFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One network, several contenders, over one or more repeats: data prepared before any training,
 * once or for each repeat, contenders trained side by side, results judged. What is finished is in
 * the run folder at once, and stays there whatever comes after.
 */
public final class Comparison {
  private final DataFolders folders;
  private final Path runs;
  private final String command;
  private final Consumer<RunEvent> events;
  private final AfterDivergence afterDivergence;

  /** What is done for a contender whose numbers are no longer finite. */
  private enum AfterDivergence {
    NOTHING,
    TRY_RATES
  }

  /**
   * @param folders where data lies, and the cache
   * @param runs that takes the run folders
   * @param command that asked for it, as one would type it again
   */
  public Comparison(DataFolders folders, Path runs, String command, Consumer<RunEvent> events) {
    this(folders, runs, command, events, AfterDivergence.NOTHING);
  }

  private Comparison(
      DataFolders folders,
      Path runs,
      String command,
      Consumer<RunEvent> events,
      AfterDivergence afterDivergence) {
    this.folders = folders;
    this.runs = runs;
    this.command = command;
    this.events = events;
    this.afterDivergence = afterDivergence;
  }

  /** The same that trains diverged contenders again with smaller learning rates. */
  public Comparison tryingRates() {
    return new Comparison(folders, runs, command, events, AfterDivergence.TRY_RATES);
  }

  /** Where the results are, and the results. */
  public record Result(Path folder, ComparisonFile file) {}

  /**
   * Runs it and returns what came of it. A contender that is missing or dies does not stop the
   * others.
   *
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public Result run(ComparisonSpec spec) {
    WholeFile.requireFolder(runs);
    Preparation preparation = new Preparation(folders, events);
    RepeatedData rows = new RepeatedData(spec.resample(), folders);
    PreparedFile base = preparation.prepare(rows.of(spec.experiment().data(), 1));
    List<List<PlannedContender>> planned = new ArrayList<>();
    for (int repeat = 1; repeat <= spec.repeats(); repeat++) {
      planned.add(plan(spec, preparation, rows, repeat));
    }
    VerdictPlan plan =
        VerdictPlan.of(
            spec.verdicts(),
            spec.experiment().loss(),
            preparation.splits(base).training().targets());
    ExperimentSpec fitted = Preparation.fit(spec.experiment(), base);
    ComparisonSpec first = spec.with(fitted, plan.declaration());
    try (RunFolder folder = RunFolder.create(runs, spec.experiment().name())) {
      try {
        folder.writeJson(folder.path().resolve("environment.json"), Environment.describe(command));
        folder.write(
            folder.path().resolve("experiment.yaml"), YamlFile.write(kept(spec, first).toPlain()));
        ComparisonResults results =
            new ComparisonResults(first, plan, base, planned.get(0), preparation, folder);
        results.writeSoFar();
        ComparisonFile file = train(planned, results, folder);
        RunState state = file.allFinished() ? RunState.FINISHED : RunState.FAILED;
        return new Result(folder.finish(state), file);
      } catch (RuntimeException | Error fault) {
        folder.fail(fault); // what is finished stays
        throw fault;
      }
    }
  }

  private ComparisonFile train(
      List<List<PlannedContender>> planned, ComparisonResults results, RunFolder folder) {
    int repeats = planned.size();
    Driver driver =
        new Driver(Driver.Product.RESULTS, repeats, events.andThen(new EventLog(folder)));
    try (StepWalks walks = new StepWalks(planned.get(0), folder.path())) {
      for (int repeat = 1; repeat <= repeats; repeat++) {
        List<ContenderRun> trained = runs(planned.get(repeat - 1), repeat, folder);
        driver.train(trained, repeat < repeats ? () -> {} : walks::start);
        events.accept(new RunEvent.Evaluating());
        results.add(trained);
      }
      return results.write(walks, rates(folder));
    }
  }

  private Function<ContenderRun, List<RateTrial>> rates(RunFolder folder) {
    return afterDivergence == AfterDivergence.TRY_RATES
        ? new RateTrials(folder.path(), events)::of
        : diverged -> List.of();
  }

  private static List<PlannedContender> plan(
      ComparisonSpec spec, Preparation preparation, RepeatedData rows, int repeat) {
    List<PlannedContender> planned =
        spec.contenders().stream()
            .map(contender -> preparation.plan(contender, rows, repeat))
            .toList();
    Needs.check(planned);
    return planned;
  }

  /** What is fitted to the rows of the first repeat is left open where others have other rows. */
  private static ComparisonSpec kept(ComparisonSpec spec, ComparisonSpec first) {
    return spec.resample().equals(ResampleSpec.NONE)
        ? first
        : first.with(spec.experiment(), first.verdicts());
  }

  private static List<ContenderRun> runs(
      List<PlannedContender> planned, int repeat, RunFolder folder) {
    return planned.stream()
        .map(one -> new ContenderRun(one, repeat, folder.contender(one.id(), repeat)))
        .toList();
  }
}
