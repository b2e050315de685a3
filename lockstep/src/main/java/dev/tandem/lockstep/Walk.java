package dev.tandem.lockstep;

import java.util.List;
import java.util.Optional;

/**
 * What was seen on a walk.
 *
 * @param steps in order
 * @param end why it ended before the last step, or could not begin, if so
 * @param unknown what of the steps was not compared and why, in one line, if anything
 */
public record Walk(
    Mode mode,
    Tolerance tolerance,
    List<StepReport> steps,
    Optional<String> end,
    Optional<String> unknown) {
  public Walk {
    steps = List.copyOf(steps);
  }

  /** The first thing that differs. */
  public Optional<Finding> first() {
    return steps.stream().flatMap(step -> step.finding().stream()).findFirst();
  }

  /** How many steps have something that differs. */
  public long stepsThatDiffer() {
    return steps.stream().filter(step -> step.finding().isPresent()).count();
  }

  /** How many steps were judged in part only. */
  public long stepsWithKinks() {
    return steps.stream().filter(step -> step.kink().isPresent()).count();
  }
}
