package dev.tandem.workbench.judgement.analysis;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.FindingEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands out in the runs of contenders. Each finding has a rule of its own, which leaves room
 * for noise: a sentence that is not there says nothing, one that is there has its numbers.
 */
public final class Findings {
  private static final List<Finder> FINDERS =
      List.of(
          new Diverged(),
          new DeadLayers(),
          new StuckLoss(),
          new Overfitting(),
          new Undertraining(),
          new NoBetterThanMajority(),
          new BetterThreshold());

  private Findings() {}

  /** Whether a contender ended because its numbers were no longer finite. */
  public static boolean diverged(ContenderEntry contender) {
    return Diverged.is(contender);
  }

  /** Returns the findings of one contender after the other, causes before their effects. */
  public static List<FindingEntry> of(List<Subject> subjects) {
    List<FindingEntry> entries = new ArrayList<>();
    for (Subject subject : subjects) {
      for (Finder finder : FINDERS) {
        finder
            .find(subject)
            .filter(Finding::isDefined)
            .ifPresent(finding -> entries.add(finding.entry(subject.contender().id())));
      }
    }
    return List.copyOf(entries);
  }
}
