package dev.tandem.workbench.contender.child;

import dev.tandem.data.DataSplits;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import dev.tandem.training.TrainingMemory;
import dev.tandem.workbench.contender.checkpoint.Checkpoint;
import dev.tandem.workbench.contender.probe.SessionReader;
import dev.tandem.workbench.contender.probe.SessionWatch;
import dev.tandem.workbench.contender.probe.UnitCensus;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.TraceFile;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Glance;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.UnitsSeen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  private final SessionWatch session;
  private final Diary diary;
  private final Consumer<Message> parent;
  private final Trainer trainer;
  private final SessionReader reader;
  private final Snapshots snapshots;
  private final int trainingRows;
  private final boolean observed;
  private final boolean traced;
  private final List<Observation.Epoch> told = new ArrayList<>();
  private final List<Integer> resumes = new ArrayList<>();
  private Consumer<Observation.Epoch> ended = epoch -> {};
  private boolean everLooked;
  private boolean watched;
  private long wallNanos;

  ChildEpochs(
      ExperimentSpec experiment,
      DataSplits data,
      SessionWatch session,
      Diary diary,
      Consumer<Message> parent,
      Snapshots snapshots,
      boolean observed) {
    this.experiment = experiment;
    this.session = session;
    this.diary = diary;
    this.parent = parent;
    this.trainer = new Trainer(experiment, data, session, this::progress);
    this.snapshots = snapshots;
    this.observed = observed;
    this.traced = session.abilities().contains(Ability.TRACE);
    this.trainingRows = data.training().rows();
    this.reader = new SessionReader(experiment, data.training());
  }

  /** Has somebody told of each epoch before the parent is. */
  void afterEach(Consumer<Observation.Epoch> listener) {
    ended = listener;
  }

  /** All that another process needs to go on from here; to be asked for between two epochs. */
  Checkpoint checkpoint() {
    return new Checkpoint(
        session.state(),
        trainer.memory(),
        snapshots.taken(),
        told,
        new Checkpoint.Notes(resumes, everLooked, reader.looks(), session.passed(), diary.life()));
  }

  /** Whether training may have come to that: its memory, and what the parent was told of it. */
  boolean fits(Checkpoint checkpoint) {
    TrainingMemory memory = checkpoint.training();
    List<Observation.Epoch> epochs = checkpoint.epochs();
    boolean stopped = epochs.get(epochs.size() - 1).stopped() != null;
    return trainer.fits(memory) && stopped == trainer.stopsWith(memory);
  }

  /** Goes on from there, instead of beginning. */
  Message.Before resume(Checkpoint checkpoint) {
    trainer.resume(checkpoint.training());
    session.restore(checkpoint.state());
    session.resume(checkpoint.notes().passed());
    snapshots.resume(checkpoint.snapshots());
    reader.resume(checkpoint.notes().looks());
    diary.resume(checkpoint.notes().life());
    everLooked = checkpoint.notes().looked();
    told.addAll(checkpoint.epochs());
    resumes.addAll(checkpoint.notes().resumes());
    resumes.add(trainer.epoch());
    return new Message.Before(told, resumes);
  }

  /** How many epochs are done. */
  int done() {
    return trainer.epoch();
  }

  int stepsPerEpoch() {
    return trainer.stepsPerEpoch();
  }

  /** Trains up to a step, or until early stopping ends it, and tells the parent. */
  void trainTo(long step) {
    if (trainer.step() == 0) {
      snapshots.afterEpoch(0, session::state);
    }
    Observation.Epoch ended = part(step);
    while (trainer.step() < step && !trainer.done()) {
      parent.accept(new Message.Observed(ended));
      ended = part(step);
    }
    parent.accept(new Message.Trained(trainer.step(), ended));
    if (watched) {
      diary.threads().waitBegins();
    }
  }

  /** At most to the end of an epoch; null in the midst of it. */
  private Observation.Epoch part(long step) {
    boolean lookedAt = isLookedAt(trainer.epoch() + 1);
    watched = lookedAt && isSteady();
    if (watched) {
      diary.threads().epochBegins();
    }
    long start = System.nanoTime();
    Optional<TrainingEvent.EpochFinished> finished = trainer.runUpTo(step);
    finished.ifPresent(this::book);
    wallNanos += System.nanoTime() - start;
    long resident = diary.residentBytes();
    if (watched) {
      diary.threads().epochEnded();
    }
    finished.ifPresent(epoch -> snapshot(epoch.epoch()));
    return finished.map(epoch -> told(observation(epoch, lookedAt, resident))).orElse(null);
  }

  private Observation.Epoch told(Observation.Epoch epoch) {
    told.add(epoch);
    ended.accept(epoch);
    return epoch;
  }

  private void snapshot(int epoch) {
    if (trainer.done()) {
      snapshots.trained(
          trainer.stopped().map(TrainingEvent.Stopped::bestEpoch).orElse(epoch), session::state);
    } else {
      snapshots.afterEpoch(epoch, session::state);
    }
  }

  private void book(TrainingEvent.EpochFinished finished) {
    diary.move(finished.epoch() == 1 ? Phase.FIRST_EPOCH : Phase.STEADY_EPOCHS, finished.seconds());
    diary.move(Phase.EVALUATION, finished.evaluationSeconds());
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

  /**
   * Writes a look into the next step, if the engine can look.
   *
   * @param rows to make it on; null for those of the next batch
   */
  void trace(int[] rows, Path file) {
    if (traced) {
      Batch next = trainer.next(MOST_ROWS);
      Batch batch =
          rows == null
              ? next
              : new Batch(
                  next.step(), next.epoch(), next.indexInEpoch(), rows, next.learningRate());
      TraceFile.write(file, batch, session.trace(batch));
    }
  }

  private Glance look() {
    everLooked = true;
    return reader.look(session, trainer.next(MOST_ROWS));
  }

  private Observation.Epoch observation(
      TrainingEvent.EpochFinished finished, boolean lookedAt, long resident) {
    boolean small = experiment.network().parameterCount() <= MOST_PARAMETERS;
    boolean now = small && (lookedAt || observed && trainer.done());
    double wallSeconds = wallNanos / 1e9;
    wallNanos = 0;
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
        now && traced ? look() : null);
  }

  private void progress(TrainingEvent event) {
    if (event instanceof TrainingEvent.Progress progress) {
      parent.accept(new Message.Progress(progress));
    }
  }

  /**
   * What the looks came to; there is one now if there was none. To be asked once. All is unknown of
   * a session that does not show its steps.
   */
  Conventions conventions() {
    if (traced && !everLooked) {
      look();
    }
    return reader.conventions();
  }

  /**
   * The units of ReLU layers as they are now; null of a session that does not show its steps. It
   * comes after the memory's peak, so that large networks are inspected too.
   */
  List<UnitsSeen> units() {
    return traced
        ? UnitCensus.of(
            experiment.network().layers(), session, trainingRows, trainer.next(MOST_ROWS))
        : null;
  }
}
