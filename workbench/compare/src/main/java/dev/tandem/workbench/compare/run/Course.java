package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.observed.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Contenders in training, each in a process of its own, that work when they are told to: one at a
 * time, in turn and in an order that alternates from epoch to epoch. Tells what they tell. For one
 * thread at a time.
 */
public final class Course implements AutoCloseable {
  private final List<ContenderRun> runs;
  private final List<ContenderRun> order;
  private final int repeats;
  private final Consumer<RunEvent> events;

  /**
   * @param repeats how many there are in all, for those who read the events
   */
  Course(List<ContenderRun> runs, int repeats, Consumer<RunEvent> events) {
    this.runs = List.copyOf(runs);
    this.order = new ArrayList<>(runs);
    this.repeats = repeats;
    this.events = events;
  }

  /**
   * Starts those who are not over already, side by side, as many at a time as there are cores; what
   * they tell is told in order.
   */
  void start(Function<ContenderRun, Channel> launch, Runnable alongside) {
    SideBySide starts = new SideBySide();
    List<ContenderRun> begun = runs.stream().filter(ContenderRun::running).toList();
    for (ContenderRun run : begun) {
      events.accept(
          new RunEvent.Starting(
              run.planned().id(),
              run.repeat(),
              repeats,
              TrainingLossWords.of(run.experiment().loss())));
      starts.add(() -> run.start(() -> launch.apply(run)));
    }
    starts.add(alongside);
    starts.run();
    for (ContenderRun run : begun) {
      tell(run, run.hello());
      tell(run, run.ready());
      if (!run.epochs().isEmpty()) {
        events.accept(
            new RunEvent.Resumed(run.planned().id(), run.repeat(), List.copyOf(run.epochs())));
      }
      tellIfOut(run);
    }
  }

  /** Everybody, those who are out included. */
  public List<ContenderRun> runs() {
    return runs;
  }

  /** Whether anybody has epochs to train. */
  public boolean training() {
    return runs.stream().anyMatch(ContenderRun::training);
  }

  /** An epoch of everybody who has one to train, or what is left of it. */
  public void epoch() {
    steps(Integer.MAX_VALUE);
  }

  /**
   * Some steps of everybody who is in the present epoch: that of those who are least far.
   *
   * @param most at most; never more than are left of the epoch
   */
  public void steps(int most) {
    int done = epochsDone();
    order.stream()
        .filter(run -> run.training() && run.epochs().size() == done)
        .forEach(run -> steps(run, most));
    if (epochsDone() > done) {
      Collections.reverse(order);
    }
  }

  private int epochsDone() {
    return runs.stream()
        .filter(ContenderRun::training)
        .mapToInt(run -> run.epochs().size())
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  private void steps(ContenderRun run, int most) {
    int epochs = run.epochs().size();
    run.steps(
        most, progress -> events.accept(new RunEvent.Progressed(run.planned().id(), progress)));
    if (run.running() && run.epochs().size() > epochs) {
      tell(run, run.epochs().get(epochs));
    }
    tellIfOut(run);
  }

  /** Has everybody who is in write what is wanted, and end. */
  void finish(Driver.Product product) {
    for (ContenderRun run : runs) {
      if (run.running()) {
        if (product == Driver.Product.RESULTS) {
          run.finish();
        } else {
          run.save();
        }
        tell(run, run.finished());
        tellIfOut(run);
      }
    }
  }

  private void tell(ContenderRun run, Observation seen) {
    if (seen != null) {
      events.accept(new RunEvent.Observed(run.planned().id(), run.repeat(), epochs(run), seen));
    }
  }

  private void tellIfOut(ContenderRun run) {
    String id = run.planned().id();
    run.takeRemarks().forEach(words -> events.accept(new RunEvent.Remarked(id, words)));
    if (run.message() != null) {
      boolean again = run.lost() || run.status() == ContenderRun.Status.MISSING;
      events.accept(new RunEvent.Out(id, run.repeat(), run.status().label(), run.message(), again));
    }
  }

  private static int epochs(ContenderRun run) {
    return run.experiment().training().epochs();
  }

  /** Ends all processes. */
  @Override
  public void close() {
    runs.forEach(ContenderRun::close);
  }
}
