package dev.tandem.workbench.compare.sweep;

import dev.tandem.data.DataSplits;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.run.Driver;
import dev.tandem.workbench.compare.run.RunEvaluation;
import dev.tandem.workbench.compare.run.Stopping;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Makes the runs of a sweep that are not there yet, several at once, each in a process of its own,
 * and keeps every one as soon as it is over. A run that fails does not stop the others.
 */
final class SweepWorkers {

  private final SweepPlan plan;
  private final SweepFolder folder;
  private final Checkpointing checkpoints;
  private final SweepBoard board;
  private final Stopping stopping = new Stopping();
  private final CombinationRuns.TestScores scores; // null: those of validation and own test rows

  SweepWorkers(
      SweepPlan plan, SweepFolder folder, Checkpointing checkpoints, Consumer<RunEvent> events) {
    this(plan, folder, checkpoints, events, null);
  }

  /**
   * @param scores what is kept of a run; no metric of validation rows is
   */
  SweepWorkers(
      SweepPlan plan,
      SweepFolder folder,
      Checkpointing checkpoints,
      Consumer<RunEvent> events,
      CombinationRuns.TestScores scores) {
    this.plan = plan;
    this.folder = folder;
    this.checkpoints = checkpoints;
    this.board = new SweepBoard(plan, events);
    this.scores = scores;
  }

  /**
   * Makes what is missing.
   *
   * @param jobs how many processes at once
   * @return the records of all runs
   * @throws ExperimentException if the engine cannot work here
   */
  Map<PlannedRun, RunRecord> run(int jobs) {
    List<PlannedRun> missing = new ArrayList<>();
    Map<PlannedRun, RunRecord> found = new LinkedHashMap<>();
    for (PlannedRun run : plan.inOrder()) {
      folder.find(run).ifPresentOrElse(kept -> found.put(run, kept), () -> missing.add(run));
    }
    folder.clearWork(missing);
    board.start(found, jobs);
    stopping.watch();
    ExecutorService workers = Executors.newFixedThreadPool(jobs);
    try {
      List<Future<?>> futures = new ArrayList<>();
      missing.forEach(run -> futures.add(workers.submit(() -> make(run))));
      for (Future<?> future : futures) {
        future.get();
      }
      return board.records();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ExperimentException("the sweep was interrupted; the same command continues it");
    } finally {
      stopping.request();
      workers.shutdownNow();
    }
  }

  private void make(PlannedRun run) {
    if (stopping.requested()) {
      return;
    }
    board.started(run);
    PlannedContender contender =
        new PlannedContender(run.combination().contender(), run.experiment(), run.prepared());
    ContenderRun trained =
        new Driver(Driver.Product.RESULTS, 1, board.reader(run))
            .keeping(checkpoints)
            .train(contender, folder.workFolder(run));
    boolean loaded = trained.hello() != null; // then it is this combination that it cannot do
    if (trained.status() == ContenderRun.Status.MISSING && !loaded) {
      stopping.request();
      throw new ExperimentException(
          run.combination().contender().id() + " is missing: " + trained.message());
    }
    if (trained.status() != ContenderRun.Status.FINISHED && stopping.isUnderWay()) {
      return; // it did not fail, it was stopped
    }
    RunRecord result = recordOf(run, trained);
    if (!trained.lost()) { // what was is made again by the next start
      folder.keep(run, result);
    }
    board.over(run, result);
  }

  private RunRecord recordOf(PlannedRun run, ContenderRun trained) {
    boolean finished = trained.status() == ContenderRun.Status.FINISHED;
    DataSplits own = plan.data().get(run.prepared());
    if (finished && scores != null) {
      return RunRecord.of(run, scores.of(trained, own));
    }
    RunEntry entry = finished ? RunEvaluation.of(trained, own) : null;
    return new RunRecord(
        run.key(),
        run.combination().settings(),
        run.seed(),
        finished ? RunRecord.FINISHED : RunRecord.FAILED,
        trained.reason(), // its output goes with its folder
        trained.epochs().size(),
        finished ? entry.time().trainingSeconds() : Double.NaN,
        finished ? entry.metrics().get("validation").values() : Map.of(),
        finished ? entry.metrics().get("test").values() : Map.of(),
        finished ? entry.weightsSha256() : null);
  }
}
