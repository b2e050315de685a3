package dev.tandem.workbench.contender.process;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.Observation;
import java.nio.file.Path;
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
  private ContenderProcess process;
  private Status status = Status.RUNNING;
  private String message;
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

  /** Starts the process and loads the engine, then maps the data and opens the session. */
  public void start(Supplier<ContenderProcess> launch) {
    unlessItFails(
        () -> {
          process = launch.get();
          Observation first = process.next();
          if (first instanceof Observation.Missing missing) {
            end(Status.MISSING, missing.reason() + "; " + missing.remedy());
            return;
          }
          hello = (Observation.Hello) first;
          process.command(Job.OPEN);
          ready = (Observation.Ready) answer(progress -> {});
        });
  }

  /** Trains one epoch, if it is still in. */
  public void epoch(Consumer<Observation.Progress> progress) {
    unlessItFails(
        () -> {
          process.command(Job.EPOCH);
          epochs.add((Observation.Epoch) answer(progress));
        });
  }

  /** Has predictions and model written, if it is still in. */
  public void finish() {
    end(Job.FINISH);
  }

  /** Has the model written, if it is still in. */
  public void save() {
    end(Job.SAVE);
  }

  private void end(String command) {
    unlessItFails(
        () -> {
          process.command(command);
          finished = (Observation.Finished) answer(progress -> {});
          end(Status.FINISHED, null);
        });
  }

  private void unlessItFails(Runnable work) {
    if (status != Status.RUNNING) {
      return;
    }
    try {
      work.run();
    } catch (ContenderException e) {
      end(Status.FAILED, e.getMessage());
    }
  }

  private Observation answer(Consumer<Observation.Progress> progress) {
    while (true) {
      Observation told = process.next();
      if (told instanceof Observation.Failed failed) {
        throw new ContenderException(failed.reason());
      }
      if (!(told instanceof Observation.Progress)) {
        return told;
      }
      progress.accept((Observation.Progress) told);
    }
  }

  private void end(Status how, String why) {
    status = how;
    message = why;
    close();
  }

  public boolean running() {
    return status == Status.RUNNING;
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

  /** Null unless it finished. */
  public Observation.Finished finished() {
    return finished;
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
      process = null;
    }
  }
}
