package dev.tandem.workbench.compare.lockstep;

import dev.tandem.lockstep.StepReport;
import dev.tandem.lockstep.Walk;

/** Hears how a walk goes. */
public interface LockstepListener {
  void preparing(String source);

  /** A walk begins. */
  void starting(String mode, long steps);

  /** A step was made. */
  void step(String mode, long steps, StepReport report);

  /** A walk is over. */
  void over(Walk walk);
}
