package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.run.SoloRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes the runs of a sweep that are not there yet, several at once, each in a process of its own,
 * and keeps every one as soon as it is over. A run that fails does not stop the others.
 */
final class SweepWorkers {

  private final SweepPlan plan;
  private final SweepFolder folder;
  private final SweepBoard board;
  private final Stopping stopping = new Stopping();

  SweepWorkers(SweepPlan plan, SweepFolder folder, SweepListener listener) {
    this.plan = plan;
    this.folder = folder;
    this.board = new SweepBoard(plan, listener);
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
    SoloRun.Outcome outcome =
        SoloRun.train(
            run.combination().contender(),
            run.experiment(),
            run.prepared(),
            plan.data().get(run.prepared()),
            folder.workFolder(run),
            epoch -> board.epoch(run, epoch));
    if (outcome.status().equals("missing")) {
      stopping.request();
      throw new ExperimentException(
          run.combination().contender().engine() + " is missing: " + outcome.message());
    }
    if (outcome.run() == null && stopping.isUnderWay()) {
      return; // it did not fail, it was stopped
    }
    RunRecord result = recordOf(run, outcome);
    folder.keep(run, result);
    board.over(run, result);
  }

  private RunRecord recordOf(PlannedRun run, SoloRun.Outcome outcome) {
    boolean finished = outcome.run() != null;
    return new RunRecord(
        run.key(),
        run.combination().settings(),
        run.seed(),
        finished ? RunRecord.FINISHED : RunRecord.FAILED,
        outcome.message(),
        outcome.epochs(),
        finished ? outcome.run().time().trainingSeconds() : Double.NaN,
        finished ? outcome.run().metrics().get("validation").figures() : Map.of(),
        finished ? outcome.run().metrics().get("test").figures() : Map.of(),
        finished ? outcome.run().weightsSha256() : null);
  }
}
