package dev.tandem.workbench.compare.run;

import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.ContenderLaunch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Checkpointing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains contenders, each in a process of its own, and tells what they tell. Whatever trains,
 * trains by this: processes start side by side; then the word is given epoch by epoch, as {@link
 * Course} does it, so that only one works at a time and each round is measured in the same minute
 * of the machine. A contender that is missing or fails does not stop the others.
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
  private final Checkpointing checkpoints;

  /**
   * @param repeats how many there are in all, for those who read the events
   */
  public Driver(Product product, int repeats, Consumer<RunEvent> events) {
    this(product, repeats, events, Checkpointing.NONE);
  }

  private Driver(
      Product product, int repeats, Consumer<RunEvent> events, Checkpointing checkpoints) {
    this.product = product;
    this.repeats = repeats;
    this.events = events;
    this.checkpoints = checkpoints;
  }

  /** The same that has checkpoints kept. */
  public Driver keeping(Checkpointing wanted) {
    return new Driver(product, repeats, events, wanted);
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
    try (Course course = new Course(runs, repeats, events)) {
      course.start(this::launch, alongside);
      while (course.training()) {
        course.epoch();
      }
      course.finish(product);
    }
  }

  /** Starts all of them for somebody who tells them when to work, and closes what is returned. */
  public Course start(List<ContenderRun> runs) {
    Course course = new Course(runs, repeats, events);
    course.start(this::launch, () -> {});
    return course;
  }

  private Channel launch(ContenderRun run) {
    return product == Product.RESULTS
        ? ContenderLaunch.start(run, checkpoints)
        : ContenderLaunch.startUnobserved(run, checkpoints);
  }
}
