package dev.tandem.workbench.comparison;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.child.Job;
import dev.tandem.workbench.child.Message;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One contender in one repeat: what its process has told so far, and whether it is still in. */
final class ContenderRun implements AutoCloseable {
  /** How it stands. */
  enum Status {
    RUNNING,
    FINISHED,
    FAILED,
    MISSING;

    /** As comparison.json has it. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final PlannedContender planned;
  private final int repeat;
  private final Path folder;
  private final List<Message.Epoch> epochs = new ArrayList<>();
  private ContenderProcess process;
  private Status status = Status.RUNNING;
  private String message;
  private Message.Hello hello;
  private Message.Ready ready;
  private Message.Finished finished;

  /**
   * @param repeat counts from 1
   * @param folder that takes this run's files
   */
  ContenderRun(PlannedContender planned, int repeat, Path folder) {
    this.planned = planned;
    this.repeat = repeat;
    this.folder = folder;
  }

  /** Starts the process and loads the engine, then maps the data and opens the session. */
  void start(Supplier<ContenderProcess> launch) {
    unlessItFails(
        () -> {
          process = launch.get();
          Message first = process.next();
          if (first instanceof Message.Missing missing) {
            end(Status.MISSING, missing.reason() + "; " + missing.remedy());
            return;
          }
          hello = (Message.Hello) first;
          process.command(Job.OPEN);
          ready = (Message.Ready) answer(progress -> {});
        });
  }

  /** Trains one epoch, if it is still in. */
  void epoch(Consumer<Message.Progress> progress) {
    unlessItFails(
        () -> {
          process.command(Job.EPOCH);
          epochs.add((Message.Epoch) answer(progress));
        });
  }

  /** Has predictions and model written, if it is still in. */
  void finish() {
    end(Job.FINISH);
  }

  /** Has the model written, if it is still in. */
  void save() {
    end(Job.SAVE);
  }

  private void end(String command) {
    unlessItFails(
        () -> {
          process.command(command);
          finished = (Message.Finished) answer(progress -> {});
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

  private Message answer(Consumer<Message.Progress> progress) {
    while (true) {
      Message told = process.next();
      if (told instanceof Message.Failed failed) {
        throw new ContenderException(failed.reason());
      }
      if (!(told instanceof Message.Progress)) {
        return told;
      }
      progress.accept((Message.Progress) told);
    }
  }

  private void end(Status how, String why) {
    status = how;
    message = why;
    close();
  }

  boolean running() {
    return status == Status.RUNNING;
  }

  /** Whether it has epochs to train: it is still in, and early stopping has not ended it. */
  boolean training() {
    return running() && epochs.size() < experiment().training().epochs() && stopped().isEmpty();
  }

  /** How early stopping has ended; empty without it, or before the end. */
  Optional<TrainingEvent.Stopped> stopped() {
    return epochs.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(epochs.get(epochs.size() - 1).stopped());
  }

  PlannedContender planned() {
    return planned;
  }

  int repeat() {
    return repeat;
  }

  ExperimentSpec experiment() {
    return planned.experimentOf(repeat);
  }

  Path folder() {
    return folder;
  }

  Status status() {
    return status;
  }

  /** Why it failed or is missing; null otherwise. */
  String message() {
    return message;
  }

  /** Null before the engine was loaded. */
  Message.Hello hello() {
    return hello;
  }

  /** Null before the session was open. */
  Message.Ready ready() {
    return ready;
  }

  List<Message.Epoch> epochs() {
    return epochs;
  }

  /** Null unless it finished. */
  Message.Finished finished() {
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
