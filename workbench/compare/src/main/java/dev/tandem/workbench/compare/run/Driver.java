package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.ContenderLaunch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.observed.Observation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains contenders, each in a process of its own, and tells what they tell. Whatever trains,
 * trains by this: processes start side by side; then the word is given epoch by epoch, in turn and
 * in alternating order, so that only one works at a time and each round is measured in the same
 * minute of the machine. A contender that is missing or fails does not stop the others.
 */
public final class Driver {
  /** What is wanted of a training. */
  public enum Product {
    /** Predictions, model, and what was observed on the way, for reports and audits. */
    RESULTS,
    /** The model, and nothing that costs time beside it. */
    MODEL
  }

  private final Product product;
  private final int repeats;
  private final Consumer<RunEvent> events;

  /**
   * @param repeats how many there are in all, for those who read the events
   */
  public Driver(Product product, int repeats, Consumer<RunEvent> events) {
    this.product = product;
    this.repeats = repeats;
    this.events = events;
  }

  /** Returns how the one contender's training in a folder ended. */
  public ContenderRun train(PlannedContender planned, Path folder) {
    ContenderRun run = new ContenderRun(planned, 1, folder);
    train(List.of(run));
    return run;
  }

  /** Trains all of them to their ends. */
  void train(List<ContenderRun> runs) {
    train(runs, () -> {});
  }

  /**
   * Trains all of them to their ends.
   *
   * @param alongside what else is to be up and quiet before anybody trains
   */
  void train(List<ContenderRun> runs, Runnable alongside) {
    try {
      start(runs, alongside);
      trainInTurn(runs);
      runs.forEach(this::finish);
    } finally {
      runs.forEach(ContenderRun::close);
    }
  }

  /** Side by side, as many at a time as there are cores; what they tell is told in order. */
  private void start(List<ContenderRun> runs, Runnable alongside) {
    SideBySide starts = new SideBySide();
    for (ContenderRun run : runs) {
      events.accept(
          new RunEvent.Starting(
              run.planned().id(),
              run.repeat(),
              repeats,
              TrainingLossWords.of(run.experiment().loss())));
      starts.add(() -> run.start(() -> launch(run)));
    }
    starts.add(alongside);
    starts.run();
    for (ContenderRun run : runs) {
      tell(run, run.hello());
      tell(run, run.ready());
      tellIfOut(run);
    }
  }

  private Channel launch(ContenderRun run) {
    return product == Product.RESULTS
        ? ContenderLaunch.start(run)
        : ContenderLaunch.startUnobserved(run);
  }

  private void trainInTurn(List<ContenderRun> runs) {
    int most = runs.stream().mapToInt(Driver::epochs).max().orElse(0);
    List<ContenderRun> order = new ArrayList<>(runs);
    for (int epoch = 1; epoch <= most; epoch++) {
      order.stream().filter(ContenderRun::training).forEach(this::epoch);
      Collections.reverse(order);
    }
  }

  private void epoch(ContenderRun run) {
    run.epoch(progress -> events.accept(new RunEvent.Progressed(run.planned().id(), progress)));
    if (run.running()) {
      tell(run, run.epochs().get(run.epochs().size() - 1));
    }
    tellIfOut(run);
  }

  private void finish(ContenderRun run) {
    if (run.running()) {
      if (product == Product.RESULTS) {
        run.finish();
      } else {
        run.save();
      }
      tell(run, run.finished());
      tellIfOut(run);
    }
  }

  private void tell(ContenderRun run, Observation seen) {
    if (seen != null) {
      events.accept(new RunEvent.Observed(run.planned().id(), run.repeat(), epochs(run), seen));
    }
  }

  private void tellIfOut(ContenderRun run) {
    if (run.message() != null) {
      events.accept(
          new RunEvent.Out(run.planned().id(), run.repeat(), run.status().label(), run.message()));
    }
  }

  private static int epochs(ContenderRun run) {
    return run.experiment().training().epochs();
  }
}
