package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.VerdictsEntry.StepsEntry;
import java.util.Optional;

/** Who walked in lock-step, and what came of it. */
@FunctionalInterface
public interface StepChecks {
  /** Nobody did. */
  StepChecks NONE = (a, b) -> Optional.empty();

  /** Returns what a synchronized walk of two contenders found; empty if none was made. */
  Optional<StepsEntry> between(String a, String b);
}
