package dev.tandem.workbench.judgement.verdict;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether epochs still got faster when training ended: more epochs would then tell another ratio. A
 * contender warms up if its later half of steady epochs is faster than its earlier one by more than
 * the margin of time.
 */
final class WarmUp {
  private final boolean tooFew;
  private final List<String> remarks = new ArrayList<>();

  WarmUp(Contest contest, SteadyEpochs epochs, double margin) {
    this.tooFew = epochs.tooFew();
    if (!tooFew) {
      remark(contest.idA(), SteadyEpochs.gain(epochs.a()), margin);
      remark(contest.idB(), SteadyEpochs.gain(epochs.b()), margin);
    }
  }

  private void remark(String id, double gain, double margin) {
    if (gain > Math.log1p(margin)) {
      remarks.add(
          id
              + " is still warming up: its later epochs are faster than its earlier ones"
              + " (%s times as long).".formatted(Words.ratio(Math.exp(-gain))));
    }
  }

  /** Whether it forbids a verdict. */
  boolean leavesOpen() {
    return tooFew || !remarks.isEmpty();
  }

  /** Why no verdict, and what would help; empty if nothing forbids one. */
  String reason() {
    if (tooFew) {
      return " Fewer than %s epochs after the first do not tell whether a contender is still warming up."
          .formatted(SteadyEpochs.LEAST);
    }
    return remarks.isEmpty() ? "" : " " + String.join(" ", remarks) + " More epochs may decide.";
  }
}
