package dev.tandem.workbench.contender.process;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.BatchPlan;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.StateFile;
import dev.tandem.workbench.contender.wire.TraceFile;
import dev.tandem.workbench.observed.Observation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One contender in one repeat: what its process has told so far, and whether it is still in. */
public final class ContenderRun implements AutoCloseable {
  /** How it stands. */
  public enum Status {
    RUNNING,
    FINISHED,
    FAILED,
    MISSING;

    /** As comparison.json has it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final PlannedContender planned;
  private final int repeat;
  private final Path folder;
  private final List<Observation.Epoch> epochs = new ArrayList<>();
  private final List<Integer> resumes = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private volatile Conversation child; // whoever waits for signs of life is another thread
  private boolean closed;
  private boolean lost;
  private int stepsPerEpoch;
  private long step;
  private Status status = Status.RUNNING;
  private String message;
  private String reason;
  private Observation.Hello hello;
  private Observation.Ready ready;
  private Observation.Finished finished;

  /**
   * @param repeat counts from 1
   * @param folder that takes this run's files
   */
  public ContenderRun(PlannedContender planned, int repeat, Path folder) {
    this.planned = planned;
    this.repeat = repeat;
    this.folder = folder;
  }

  /**
   * Takes over what an earlier process told, up to its end: nothing is left to do.
   *
   * @param seen its observations in order, the last of which ends it
   */
  public void replay(List<Observation> seen) {
    for (Observation one : seen) {
      if (one instanceof Observation.Hello loaded) {
        hello = loaded;
      } else if (one instanceof Observation.Ready opened) {
        ready = opened;
      } else if (one instanceof Observation.Epoch epoch) {
        epochs.add(epoch);
      } else if (one instanceof Observation.Resumed resumed) {
        resumes.add(resumed.epoch());
      } else if (one instanceof Observation.Finished last) {
        finished = last;
        end(Status.FINISHED, null);
      } else if (one instanceof Observation.Failed failed) {
        end(Status.FAILED, failed.reason());
      }
    }
    stepsPerEpoch =
        BatchPlan.of(experiment(), planned.prepared().facts().trainRows()).batchesPerEpoch();
    step = (long) epochs.size() * stepsPerEpoch;
  }

  /**
   * Starts the process, hears how loading the engine went, and waits for the session to be open.
   *
   * @param launch of a child that was told to open
   */
  public void start(Supplier<? extends Channel> launch) {
    unlessItFails(
        () -> {
          child = new Conversation(launch.get(), remarks::add);
          child.begin();
          Message.Observed first = child.answer(Message.Observed.class, "hello");
          hello = Conversation.seen(first, Observation.Hello.class, "hello");
          Message.Ready opened = child.answer(Message.Ready.class, "ready");
          ready = opened.observation();
          stepsPerEpoch = opened.stepsPerEpoch();
          if (opened.before() != null) {
            epochs.addAll(opened.before().epochs());
            resumes.addAll(opened.before().resumes());
            step = (long) epochs.size() * stepsPerEpoch;
          }
        });
  }

  /** Trains one epoch, or what is left of it, if it is still in. */
  public void epoch(Consumer<TrainingEvent.Progress> progress) {
    steps(stepsPerEpoch, progress);
  }

  /**
   * Makes some steps, if it is still in.
   *
   * @param most at most; never more than are left of the epoch
   */
  public void steps(int most, Consumer<TrainingEvent.Progress> progress) {
    unlessItFails(
        () -> {
          long end = (epochs.size() + 1L) * stepsPerEpoch;
          long to = Math.min(end, step + most);
          child.say(new Command.Train(to));
          Message.Trained trained = child.answer(Message.Trained.class, "trained", progress);
          if (to == end && trained.epoch() == null) {
            throw new ContenderException(
                "expected an epoch to end with step " + to + ", got step " + trained.step());
          }
          step = trained.step();
          if (trained.epoch() != null) {
            epochs.add(trained.epoch());
          }
        });
  }

  /** Has its state written, optimizer included, if it is still in: {@link StateFile} reads it. */
  public void state(Path file) {
    ask(new Command.State(file.toString()));
  }

  /**
   * Has a look into its next step written, if it is still in and its engine can look: {@link
   * TraceFile} reads it.
   *
   * @param rows of the training data to make that step on; null for those of the next batch
   */
  public void trace(int[] rows, Path file) {
    ask(new Command.Trace(rows, file.toString()));
  }

  /**
   * Has predictions of rows written, if it is still in.
   *
   * @param features a safetensors file with {@code "features"} [rows, inputs]; null for the rows of
   *     the prepared data
   * @param file that takes the logits or numbers
   */
  public void predict(Path features, Path file) {
    ask(new Command.Predict(features == null ? null : features.toString(), file.toString()));
  }

  private void ask(Command command) {
    unlessItFails(
        () -> {
          child.say(command);
          child.answer(Message.Done.class, "done");
        });
  }

  /** Has predictions and model written, if it is still in. */
  public void finish() {
    finish(Command.Output.PREDICTIONS_AND_MODEL);
  }

  /** Has the model written, if it is still in. */
  public void save() {
    finish(Command.Output.MODEL);
  }

  private void finish(Command.Output output) {
    unlessItFails(
        () -> {
          child.say(new Command.Finish(output));
          Message.Observed last = child.answer(Message.Observed.class, "finished");
          finished = Conversation.seen(last, Observation.Finished.class, "finished");
          end(Status.FINISHED, null);
        });
  }

  private void unlessItFails(Runnable work) {
    if (!running()) {
      return;
    }
    try {
      work.run();
    } catch (MissingException e) {
      end(Status.MISSING, e.getMessage());
    } catch (ContenderException e) {
      end(Status.FAILED, e.getMessage());
      lost = e.lost();
      if (e instanceof EndedException ended) {
        reason = ended.reason();
      }
    }
  }

  private void end(Status how, String why) {
    status = how;
    message = why;
    reason = why;
    close();
  }

  /** Whether it may go on: nothing has ended it, and it is not closed. */
  public boolean running() {
    return status == Status.RUNNING && !closed;
  }

  /** Whether it has epochs to train: it is still in, and early stopping has not ended it. */
  public boolean training() {
    return running() && epochs.size() < experiment().training().epochs() && stopped().isEmpty();
  }

  /** How early stopping has ended; empty without it, or before the end. */
  public Optional<TrainingEvent.Stopped> stopped() {
    return epochs.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(epochs.get(epochs.size() - 1).stopped());
  }

  public PlannedContender planned() {
    return planned;
  }

  /** Returns how many updates an epoch has; 0 before the process is ready. */
  public int stepsPerEpoch() {
    return stepsPerEpoch;
  }

  /** Returns how many updates were made. */
  public long step() {
    return step;
  }

  public int repeat() {
    return repeat;
  }

  public ExperimentSpec experiment() {
    return planned.experimentOf(repeat);
  }

  public Path folder() {
    return folder;
  }

  public Status status() {
    return status;
  }

  /** Why it failed or is missing; null otherwise. */
  public String message() {
    return message;
  }

  /** Why it failed or is missing, for those who do not keep what its process printed. */
  public String reason() {
    return reason;
  }

  /** Whether it failed for no fault of its own: killed, out of memory or disk, or stalled. */
  public boolean lost() {
    return lost;
  }

  /** Null before the engine was loaded. */
  public Observation.Hello hello() {
    return hello;
  }

  /** Null before the session was open. */
  public Observation.Ready ready() {
    return ready;
  }

  public List<Observation.Epoch> epochs() {
    return epochs;
  }

  /** The epochs after which a process went on from a checkpoint; none usually. */
  public List<Integer> resumes() {
    return resumes;
  }

  /** What people should know of it, since this was asked last. */
  public List<String> takeRemarks() {
    List<String> taken = List.copyOf(remarks);
    remarks.clear();
    return taken;
  }

  /** Null unless it finished. */
  public Observation.Finished finished() {
    return finished;
  }

  /** When its process was heard of last; null before it has called back. */
  public Instant lastSign() {
    return child == null ? null : child.lastSign();
  }

  /** Ends its process; nothing of it goes on after that. */
  @Override
  public void close() {
    if (child != null && !closed) {
      child.close();
    }
    closed = true;
  }
}
