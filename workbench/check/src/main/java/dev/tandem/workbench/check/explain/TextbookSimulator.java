package dev.tandem.workbench.check.explain;

import dev.tandem.engine.Ability;
import dev.tandem.engine.OptimizerState;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.mistakes.Mistake;
import dev.tandem.mistakes.Mistakes;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.check.probe.Probe;
import dev.tandem.workbench.check.seen.Observation;
import dev.tandem.workbench.check.seen.Observer;
import java.util.List;
import java.util.Set;

/**
 * Runs the textbook with mistakes in it, along the way of the program: each part of a step gets the
 * program's own numbers as its input where it shows them, and each step starts from the program's
 * weights. So a difference stays where it arose.
 */
final class TextbookSimulator implements Simulator {
  private final Set<Ability> shown;
  private final Observer observer;

  TextbookSimulator(Set<Ability> shown, Precision precision) {
    this.shown = shown;
    this.observer = new Observer(shown, precision);
  }

  @Override
  public Observation run(Asked asked, List<Mistake> planted) {
    Probe probe = asked.probe();
    Pins pins = new Pins(asked.program(), shown);
    try (Session session =
        Mistakes.open(planted, probe.experiment(), probe.initial(), probe.training(), pins::hold)) {
      return observer.observe(
          session, probe, pins.computed(session), (moved, step) -> follow(asked, moved, step));
    }
  }

  /** Goes to where the program is after the step; what the optimizer remembers stays. */
  private static void follow(Asked asked, Session session, int step) {
    Observation program = asked.program();
    program
        .weightsAfter(step)
        .ifPresent(
            weights -> {
              SessionState now = session.state();
              Parameters statistics =
                  program.statisticsAfter(step).filter(all -> !all.isEmpty()).orElse(now.buffers());
              OptimizerState memory = now.optimizer();
              session.restore(new SessionState(weights, statistics, memory, now.step()));
            });
  }
}
