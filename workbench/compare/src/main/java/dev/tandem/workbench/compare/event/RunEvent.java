package dev.tandem.workbench.compare.event;

import dev.tandem.datasets.DataFacts;
import dev.tandem.lockstep.StepReport;
import dev.tandem.lockstep.Walk;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.results.BenchFile.CaseEntry;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that has just happened while contenders train, engines are walked or opponents
 * measured. Terminals, files and pages read this one stream, one event after the other.
 */
public sealed interface RunEvent {
  /** Data is about to be prepared, or found in the cache. */
  record Preparing(String source) implements RunEvent {}

  /**
   * Data is there.
   *
   * @param trainingCounts rows by class; empty where numbers are predicted
   */
  record Prepared(DataFacts facts, List<Integer> trainingCounts) implements RunEvent {}

  /** A run has a folder, with all that is needed to go on with it. */
  record Kept(Path folder) implements RunEvent {}

  /**
   * A contender's process is about to start.
   *
   * @param trainingLoss what the training loss of its epochs is, e.g. {@code "running, weighted"}
   */
  record Starting(String contender, int repeat, int repeats, String trainingLoss)
      implements RunEvent {}

  /** A contender is inside an epoch. */
  record Progressed(String contender, TrainingEvent.Progress progress) implements RunEvent {}

  /**
   * A contender's process has told what it saw.
   *
   * @param epochs that it is to train
   */
  record Observed(String contender, int repeat, int epochs, Observation seen) implements RunEvent {}

  /**
   * A contender's process goes on from a checkpoint of an earlier one.
   *
   * @param before all epochs that are done
   */
  record Resumed(String contender, int repeat, List<Observation.Epoch> before)
      implements RunEvent {}

  /** Something that people should know of a contender, in one line. */
  record Remarked(String contender, String words) implements RunEvent {}

  /**
   * A contender is missing or has failed; the others go on.
   *
   * @param lost whether for no fault of its own, so that another try may end well
   */
  record Out(String contender, int repeat, String status, String message, boolean lost)
      implements RunEvent {
    /** By a fault of its own. */
    public Out(String contender, int repeat, String status, String message) {
      this(contender, repeat, status, message, false);
    }
  }

  /** Training is over; metrics are about to be computed. */
  record Evaluating() implements RunEvent {}

  /**
   * The runs of a sweep are about to begin.
   *
   * @param runs of the whole sweep
   * @param found how many of them were made before
   */
  record SweepStarting(int runs, int found, int jobs) implements RunEvent {}

  /**
   * How far a sweep is, after a run of it has started or ended an epoch.
   *
   * @param done runs, found ones included
   * @param running now
   * @param epochs done by the running ones together
   * @param epochsInAll of the running ones together
   * @param best the best combination so far in words; empty before there is one
   */
  record SweepProgress(int done, int runs, int running, int epochs, int epochsInAll, String best)
      implements RunEvent {}

  /**
   * A run of a sweep is over.
   *
   * @param settings and seed in words
   * @param outcome its metric, or why it failed
   */
  record SweepRunOver(SweepProgress progress, String settings, String outcome)
      implements RunEvent {}

  /** Two engines are about to be walked in lock-step. */
  record WalkStarting(String mode, long steps) implements RunEvent {}

  /** Both have made a step. */
  record StepWalked(String mode, long steps, StepReport report) implements RunEvent {}

  /** A walk is over. */
  record Walked(Walk walk) implements RunEvent {}

  /** Something of a bench case is about to start: its data, an opponent. */
  record BenchStarting(String benchCase, String what) implements RunEvent {}

  /** A round of a bench case begins for an opponent. */
  record BenchRound(String benchCase, int round, int rounds, String opponent) implements RunEvent {}

  /** A bench case is over. */
  record Benched(CaseEntry result) implements RunEvent {}
}
