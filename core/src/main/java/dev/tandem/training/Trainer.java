package dev.tandem.training;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Batch;
import dev.tandem.engine.Session;
import dev.tandem.engine.StepResult;
import dev.tandem.network.DataSize;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.TrainingSpec;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The training loop. It decides which rows come when and at what rate, when to end, keeps the
 * clock, and tells how it goes; the session does the mathematics. Test rows are only reported on:
 * nothing here depends on them.
 */
public final class Trainer {
  private static final long NANOS_BETWEEN_PROGRESS = 100_000_000;

  private final ExperimentSpec experiment;
  private final DataSplits data;
  private final Session session;
  private final Consumer<TrainingEvent> events;
  private final BatchPlan plan;
  private final Optional<EarlyStopping> earlyStopping;
  private final Rewind rewind;
  private Optional<TrainingEvent.Stopped> stopped = Optional.empty();
  private Present present;
  private int epoch;

  /** What an epoch has come to so far. */
  private static final class Present {
    private final RunningScore running = new RunningScore();
    private final Fingerprint order = new Fingerprint();
    private final Fingerprint targets = new Fingerprint();
    private long nanos;
  }

  /**
   * Starts before the first epoch.
   *
   * @throws SpecException if the experiment decides on validation rows that there are not, or
   *     otherwise needs what the data or the session has not
   */
  public Trainer(
      ExperimentSpec experiment, DataSplits data, Session session, Consumer<TrainingEvent> events) {
    experiment.check(size(data));
    requireWayBack(experiment, session);
    this.experiment = experiment;
    this.data = data;
    this.session = session;
    this.rewind = new Rewind(session, experiment.network().parameterCount(), System::nanoTime);
    this.events = events;
    this.plan = BatchPlan.of(experiment, data.training().rows());
    this.earlyStopping = experiment.training().earlyStopping().map(EarlyStopping::new);
  }

  private static void requireWayBack(ExperimentSpec experiment, Session session) {
    if (experiment.training().earlyStopping().isPresent()
        && !session.abilities().contains(Ability.RESTORE)) {
      throw new SpecException(
          "training.earlyStopping",
          "none, since the engine cannot go back to its best epoch",
          "one");
    }
  }

  private static DataSize size(DataSplits data) {
    boolean classes = data.training().targets() instanceof Targets.Classes;
    return new DataSize(
        classes ? data.training().classes().names().size() : 0,
        data.training().rows(),
        data.validation().rows());
  }

  /** Whether all epochs of the experiment are done, or early stopping has ended it. */
  public boolean done() {
    return epoch == experiment.training().epochs() || stopped.isPresent();
  }

  /** How many epochs are done. */
  public int epoch() {
    return epoch;
  }

  /** How early stopping has ended; empty without it, or before the end. */
  public Optional<TrainingEvent.Stopped> stopped() {
    return stopped;
  }

  /**
   * What, with the session's state, is needed to go on from here; to be asked for between two
   * epochs, after the first.
   */
  public TrainingMemory memory() {
    if (epoch == 0 || !plan.atEpochStart()) {
      throw new IllegalStateException("training: expected the end of an epoch, got step " + step());
    }
    return new TrainingMemory(epoch, plan.memory(), earlyStopping.map(EarlyStopping::memory));
  }

  /** Whether a trainer of the same experiment may have remembered that. */
  public boolean fits(TrainingMemory memory) {
    return memory.epoch() >= 1
        && memory.epoch() <= experiment.training().epochs()
        && memory.rates().size() == plan.memory().size()
        && memory.best().isPresent() == earlyStopping.isPresent()
        && memory.best().stream()
            .allMatch(best -> best.epoch() >= 1 && best.epoch() <= memory.epoch());
  }

  /**
   * Goes on from what a trainer of the same experiment remembered; the session has to be given the
   * state that it had then.
   *
   * @throws IllegalArgumentException unless it {@link #fits}
   */
  public void resume(TrainingMemory memory) {
    if (!fits(memory)) {
      throw new IllegalArgumentException(
          "training: expected the memory of this experiment, got that of another");
    }
    epoch = memory.epoch();
    plan.resume(epoch, memory.rates());
    earlyStopping.ifPresent(
        stopping -> {
          stopping.resume(memory.best().orElseThrow());
          if (stopsWith(memory)) {
            stopped = Optional.of(new TrainingEvent.Stopped(epoch, stopping.bestEpoch()));
          }
        });
  }

  /** Whether early stopping has ended a training that remembers that. */
  public boolean stopsWith(TrainingMemory memory) {
    TrainingSpec training = experiment.training();
    return training.earlyStopping().isPresent()
        && (memory.epoch() == training.epochs()
            || memory.best().orElseThrow().epochsWithoutImprovement()
                > training.earlyStopping().get().patience());
  }

  private boolean isEnough() {
    return earlyStopping.map(EarlyStopping::exhausted).orElse(false)
        || epoch == experiment.training().epochs();
  }

  /** All epochs that are left. */
  public void run() {
    while (!done()) {
      runEpoch();
    }
  }

  /** How many steps are made, over all epochs. */
  public long step() {
    return plan.stepsDone();
  }

  /** How many steps an epoch has. */
  public int stepsPerEpoch() {
    return plan.batchesPerEpoch();
  }

  /**
   * One epoch, or what is left of the present one: all training rows once. After the last one under
   * early stopping the session has the best epoch's state again.
   *
   * @throws DivergenceException if the loss stops being finite, or a weight is not at the end
   */
  public TrainingEvent.EpochFinished runEpoch() {
    return runUpTo((epoch + 1L) * stepsPerEpoch()).orElseThrow();
  }

  /**
   * Trains up to a step, at most to the end of the present epoch. However an epoch is cut, it comes
   * out the same, bit for bit; what it has come to is told at each cut.
   *
   * @param step counts from 1 over all epochs
   * @return the epoch if it has ended, as {@link #runEpoch} ends it
   * @throws IllegalArgumentException if the step is behind, or training is over
   * @throws DivergenceException as {@link #runEpoch} does
   */
  public Optional<TrainingEvent.EpochFinished> runUpTo(long step) {
    if (done() || step <= step()) {
      throw new IllegalArgumentException(
          "training: expected "
              + (done() ? "no further step, since it is over" : "a step after " + step())
              + ", got "
              + step);
    }
    if (plan.atEpochStart()) {
      present = new Present();
    }
    long lastProgress = System.nanoTime();
    do {
      List<Batch> batches = nextUpTo(step);
      long end = step(batches);
      boolean cut = plan.stepsDone() == step && !plan.atEpochStart();
      if (cut || end - lastProgress > NANOS_BETWEEN_PROGRESS) {
        lastProgress = end;
        tellProgress(batches.get(batches.size() - 1));
      }
    } while (plan.stepsDone() < step && !plan.atEpochStart());
    return plan.atEpochStart() ? Optional.of(endEpoch()) : Optional.empty();
  }

  /** As many batches as the session is best handed, none of them beyond the step or the epoch. */
  private List<Batch> nextUpTo(long step) {
    int most = session.stepsAtOnce();
    List<Batch> batches = new ArrayList<>();
    do {
      Batch batch = plan.next();
      batches.add(batch);
      present.order.add(batch.rows());
      add(data.training().targets().of(batch.rows()), present.targets);
    } while (batches.size() < most && plan.stepsDone() < step && !plan.atEpochStart());
    return batches;
  }

  /** When the steps were over. */
  private long step(List<Batch> batches) {
    Batch first = batches.get(0);
    rewind.before(first);
    long start = System.nanoTime();
    List<StepResult> results =
        batches.size() == 1 ? List.of(session.step(first)) : session.steps(batches);
    long end = System.nanoTime();
    present.nanos += end - start;
    for (int i = 0; i < results.size(); i++) {
      if (i > 0) {
        rewind.alongWith(batches.get(i));
      }
      requireFinite(batches.get(i), results.get(i).lossSum());
      present.running.add(results.get(i));
    }
    return end;
  }

  private void tellProgress(Batch batch) {
    events.accept(
        new TrainingEvent.Progress(
            batch.epoch(), batch.indexInEpoch() + 1, stepsPerEpoch(), present.running.score()));
  }

  private static void add(Targets targets, Fingerprint fingerprint) {
    if (targets instanceof Targets.Values values) {
      fingerprint.add(Tensor.of(values.values(), values.rows(), values.width()));
    } else {
      fingerprint.add(((Targets.Classes) targets).labels());
    }
  }

  /**
   * The batch that would come next, for a look at it with {@link Session#trace}. After the last
   * epoch it begins one more, at the last rate that was given.
   *
   * @param mostRows the rows after these are left out
   */
  public Batch next(int mostRows) {
    return plan.peek(mostRows);
  }

  private void requireFinite(Batch batch, double loss) {
    if (!Double.isFinite(loss)) {
      throw new Divergence(session, experiment.network().layers()).report(batch, loss, rewind);
    }
  }

  private TrainingEvent.EpochFinished endEpoch() {
    epoch++;
    TrainingEvent.RateSpan span = plan.ratesOfLastEpoch();
    long start = System.nanoTime();
    Score validation = score(data.validation());
    Score test = score(data.test());
    double evaluation = (System.nanoTime() - start) / 1e9;
    TrainingEvent.EpochFinished finished =
        new TrainingEvent.EpochFinished(
            epoch,
            present.running.score(),
            validation,
            test,
            span,
            present.nanos / 1e9,
            present.order.hex(),
            present.targets.hex(),
            evaluation);
    plan.epochEnded(finished.validation().loss());
    earlyStopping.ifPresent(
        stopping -> stopping.epochEnded(epoch, finished.validation(), session::state));
    events.accept(finished);
    if (isEnough()) {
      end();
    }
    return finished;
  }

  private void end() {
    earlyStopping.ifPresent(
        stopping -> {
          session.restore(stopping.bestState());
          TrainingEvent.Stopped event = new TrainingEvent.Stopped(epoch, stopping.bestEpoch());
          stopped = Optional.of(event);
          events.accept(event);
        });
    Divergence.spoilt(session.state().parameters())
        .ifPresent(
            name -> {
              throw new DivergenceException(
                  epoch,
                  plan.stepsDone(),
                  "parameter " + name + " is not finite after the last update");
            });
  }

  private Score score(Dataset dataset) {
    return dataset.rows() == 0
        ? Score.NONE
        : Score.of(session.predict(dataset.features()), dataset.targets(), experiment.loss());
  }
}
