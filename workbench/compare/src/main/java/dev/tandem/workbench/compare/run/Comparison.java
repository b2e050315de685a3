package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.file.FileFault;
import dev.tandem.file.WholeFile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.contender.process.ContenderLaunch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.Needs;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.judgement.analysis.RateTrial;
import dev.tandem.workbench.judgement.verdict.VerdictPlan;
import dev.tandem.workbench.runs.folder.Environment;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunPlace;
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
  private final Checkpointing checkpoints;

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
    this(folders, runs, command, events, AfterDivergence.NOTHING, Checkpointing.USUAL);
  }

  private Comparison(
      DataFolders folders,
      Path runs,
      String command,
      Consumer<RunEvent> events,
      AfterDivergence afterDivergence,
      Checkpointing checkpoints) {
    this.folders = folders;
    this.runs = runs;
    this.command = command;
    this.events = events;
    this.afterDivergence = afterDivergence;
    this.checkpoints = checkpoints;
  }

  /** The same that trains diverged contenders again with smaller learning rates. */
  public Comparison tryingRates() {
    return new Comparison(folders, runs, command, events, AfterDivergence.TRY_RATES, checkpoints);
  }

  /** The same that has checkpoints kept at other times. */
  public Comparison keeping(Checkpointing wanted) {
    return new Comparison(folders, runs, command, events, afterDivergence, wanted);
  }

  /** Where the results are, and the results. */
  public record Result(Path folder, ComparisonFile file) {}

  /** A comparison whose data is there and whose contenders fit it. */
  private record Planned(
      ComparisonSpec asked,
      ComparisonSpec first,
      VerdictPlan verdicts,
      Preparation data,
      PreparedFile base,
      List<List<PlannedContender>> repeats) {}

  /**
   * Runs it in a folder of its own and returns what came of it. A contender that is missing or dies
   * does not stop the others.
   *
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public Result run(ComparisonSpec spec) {
    WholeFile.requireFolder(runs);
    Planned planned = plan(spec);
    try (RunFolder folder = RunFolder.create(runs, spec.experiment().name())) {
      return work(planned, folder, () -> describe(planned, folder));
    }
  }

  /**
   * Goes on with a run that has stopped, in its folder: who is over is not trained again, others go
   * on from their last checkpoint.
   *
   * @throws dev.tandem.workbench.runs.folder.RunException if a process is at work in it
   */
  Result resume(ComparisonSpec spec, Path run) {
    Planned planned = plan(spec);
    try (RunFolder folder = RunFolder.reopen(run)) {
      TemporaryFolder.clearLeft(run);
      return work(planned, folder, () -> {});
    }
  }

  private Planned plan(ComparisonSpec spec) {
    Preparation preparation = new Preparation(folders, events);
    RepeatedData rows = new RepeatedData(spec.resample(), folders);
    PreparedFile base = preparation.prepare(rows.of(spec.experiment().data(), 1));
    List<List<PlannedContender>> planned = new ArrayList<>();
    for (int repeat = 1; repeat <= spec.repeats(); repeat++) {
      planned.add(plan(spec, preparation, rows, repeat));
    }
    VerdictPlan verdicts =
        VerdictPlan.of(
            spec.verdicts(),
            spec.experiment().loss(),
            preparation.splits(base).training().targets());
    ExperimentSpec fitted = Preparation.fit(spec.experiment(), base);
    ComparisonSpec first = spec.with(fitted, verdicts.declaration());
    return new Planned(spec, first, verdicts, preparation, base, planned);
  }

  /** Writes all that says what the run is: from here on it can be resumed. */
  private void describe(Planned planned, RunFolder folder) {
    folder.writeJson(folder.path().resolve(RunPlace.ENVIRONMENT), Environment.describe(command));
    folder.write(
        folder.path().resolve(RunPlace.EXPERIMENT),
        YamlFile.write(kept(planned.asked(), planned.first()).toPlain()));
    runs(planned.repeats().get(0), 1, folder)
        .forEach(run -> ContenderLaunch.writeJob(run, checkpoints));
  }

  private Result work(Planned planned, RunFolder folder, Runnable description) {
    try {
      description.run();
      events.accept(new RunEvent.Kept(folder.path()));
      ComparisonResults results =
          new ComparisonResults(
              planned.first(),
              planned.verdicts(),
              planned.base(),
              planned.repeats().get(0),
              planned.data(),
              folder);
      results.writeSoFar();
      ComparisonFile file = train(planned.repeats(), results, folder);
      RunState state = file.allFinished() ? RunState.FINISHED : RunState.FAILED;
      return new Result(folder.finish(state), file);
    } catch (RuntimeException fault) {
      folder.fail(fault); // what is finished stays
      throw FileFault.cause(folder.path(), fault);
    } catch (Error fault) {
      folder.fail(fault);
      throw fault;
    }
  }

  private ComparisonFile train(
      List<List<PlannedContender>> planned, ComparisonResults results, RunFolder folder) {
    int repeats = planned.size();
    Driver driver =
        new Driver(
                Driver.Product.RESULTS,
                repeats,
                new UntilStopped(events.andThen(new EventLog(folder))))
            .keeping(checkpoints);
    try (StepWalks walks = new StepWalks(planned.get(0), folder.path())) {
      for (int repeat = 1; repeat <= repeats; repeat++) {
        List<ContenderRun> trained = runs(planned.get(repeat - 1), repeat, folder);
        trained.forEach(run -> EarlierProcess.of(run).ifPresent(run::replay));
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
