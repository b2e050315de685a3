package dev.tandem.workbench.contender.child;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Session;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.contender.meter.ResidentMemory;
import dev.tandem.workbench.contender.probe.SessionReader;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Glance;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.Phase;
import java.util.function.Consumer;

/**
 * The epochs of a child's run, each told to the parent. Outside the clock, about a hundred of them
 * are observed, if any: which threads compute, and, by a look into the session, what it computes.
 */
final class ChildEpochs {
  private static final int MOST_LOOKED_AT = 100;
  private static final int MOST_ROWS = 256;

  /** A look copies the weights; into larger networks there is one only, after the memory's peak. */
  private static final long MOST_PARAMETERS = 2_000_000;

  private final ExperimentSpec experiment;
  private final Session session;
  private final Diary diary;
  private final Consumer<Observation> parent;
  private final Trainer trainer;
  private final SessionReader reader;
  private final boolean observed;
  private boolean everLooked;

  ChildEpochs(
      ExperimentSpec experiment,
      DataSplits data,
      Session session,
      Diary diary,
      Consumer<Observation> parent,
      boolean observed) {
    this.experiment = experiment;
    this.session = session;
    this.diary = diary;
    this.parent = parent;
    this.trainer = new Trainer(experiment, data, session, this::progress);
    this.observed = observed;
    this.reader = new SessionReader(experiment, data.training());
  }

  /** How many epochs are done. */
  int done() {
    return trainer.epoch();
  }

  /** Trains one epoch. */
  void next() {
    boolean looked = isLookedAt(trainer.epoch() + 1);
    boolean watched = looked && isSteady();
    if (watched) {
      diary.threads().epochBegins();
    }
    long start = System.nanoTime();
    TrainingEvent.EpochFinished finished = trainer.runEpoch();
    diary.move(finished.epoch() == 1 ? Phase.FIRST_EPOCH : Phase.STEADY_EPOCHS, finished.seconds());
    diary.move(Phase.EVALUATION, finished.evaluationSeconds());
    double wallSeconds = (System.nanoTime() - start) / 1e9;
    long resident = ResidentMemory.currentBytes();
    if (watched) {
      diary.threads().epochEnded();
    }
    boolean small = experiment.network().parameterCount() <= MOST_PARAMETERS;
    Glance glance = small && (looked || observed && trainer.done()) ? look() : null;
    parent.accept(message(finished, wallSeconds, resident, glance));
    if (watched) {
      diary.threads().waitBegins();
    }
  }

  private boolean isLookedAt(int epoch) {
    int every = (experiment.training().epochs() + MOST_LOOKED_AT - 1) / MOST_LOOKED_AT;
    return observed && (epoch - 1) % every == 0;
  }

  /**
   * In a first epoch the JVM itself is busy, on the calling thread: it is watched only if it is
   * all.
   */
  private boolean isSteady() {
    return trainer.epoch() > 0 || experiment.training().epochs() == 1;
  }

  private Glance look() {
    everLooked = true;
    return reader.look(session, trainer.next(MOST_ROWS));
  }

  private Observation message(
      TrainingEvent.EpochFinished finished, double wallSeconds, long resident, Glance glance) {
    return new Observation.Epoch(
        finished.epoch(),
        finished.train(),
        finished.validation(),
        finished.test(),
        finished.learningRates(),
        finished.seconds(),
        wallSeconds,
        finished.orderSha256(),
        resident,
        trainer.stopped().orElse(null),
        finished.targetsSha256(),
        finished.evaluationSeconds(),
        glance);
  }

  private void progress(TrainingEvent event) {
    if (event instanceof TrainingEvent.Progress progress) {
      parent.accept(
          new Observation.Progress(
              progress.epoch(), progress.batch(), progress.batches(), progress.running()));
    }
  }

  /** What the looks came to; there is one now if there was none. To be asked once. */
  Conventions conventions() {
    if (!everLooked) {
      look();
    }
    return reader.conventions();
  }
}
