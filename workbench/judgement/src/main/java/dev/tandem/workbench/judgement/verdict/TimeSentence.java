package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.List;

/** The plain sentence of a verdict on time; the faster side stands first in all of it. */
final class TimeSentence {
  private final Contest contest;
  private final SteadyEpochs epochs;
  private final Judgement judged;
  private final WarmUp warmUp;
  private final List<String> caveats;
  private final String faster;
  private final String slower;
  private final Sample logarithms; // of faster over slower

  /**
   * @param order the faster side first
   * @param caveats in the same order
   */
  TimeSentence(
      Contest contest,
      Order order,
      SteadyEpochs epochs,
      Judgement judged,
      WarmUp warmUp,
      List<String> caveats) {
    this.contest = contest;
    this.epochs = epochs;
    this.judged = judged;
    this.warmUp = warmUp;
    this.caveats = caveats;
    this.faster = order.first(contest);
    this.slower = order.second(contest);
    this.logarithms = order.of(judged.sample());
  }

  String text(String verdict, double margin) {
    return switch (verdict) {
      case VerdictsEntry.DIFFERENT -> different();
      case VerdictsEntry.SAME -> same(margin);
      default -> undecided();
    };
  }

  private String different() {
    return faster
        + " is faster than "
        + slower
        + ": "
        + span()
        + " one of its epochs takes "
        + ratio()
        + evidence("paired t-test", judged.differentAdjusted())
        + "."
        + Words.caveats(caveats);
  }

  private String same(double margin) {
    return "Epochs of "
        + contest.idA()
        + " and "
        + contest.idB()
        + " take equally long, within "
        + Words.percent(margin)
        + ": "
        + span()
        + " those of "
        + faster
        + " take "
        + ratio()
        + evidence("equivalence test", judged.sameAdjusted())
        + ".";
  }

  private String undecided() {
    boolean oneRepeat = contest.runs().size() == 1;
    return "Undecided which is faster: "
        + span()
        + (oneRepeat ? " of the one repeat" : "")
        + " an epoch of "
        + faster
        + " took "
        + ratio()
        + " as one of "
        + slower
        + (oneRepeat ? oneRepeat() : evidence("paired t-test", judged.differentAdjusted()) + ".")
        + warmUp.reason()
        + (oneRepeat || warmUp.leavesOpen() ? "" : " " + Words.moreRepeats(judged.moreRepeats()))
        + Words.caveats(caveats);
  }

  private String oneRepeat() {
    return Double.isNaN(logarithms.low())
        ? ", which says nothing of other runs."
        : " (" + interval() + "), which says nothing of other runs.";
  }

  private String ratio() {
    return Words.ratio(Math.exp(logarithms.mean())) + " times as long";
  }

  private String interval() {
    return "95 % interval "
        + Words.ratio(Math.exp(logarithms.low()))
        + " to "
        + Words.ratio(Math.exp(logarithms.high()));
  }

  private String evidence(String tTest, double p) {
    boolean constant = Double.isNaN(logarithms.low());
    String repeats = Words.repeats(logarithms.n());
    return " ("
        + (constant ? "the same in all " + repeats : interval() + ", " + repeats)
        + "; "
        + Words.test(constant ? "sign test" : tTest, p, judged.family())
        + ")";
  }

  /** The epochs that count. */
  private String span() {
    int most = epochs.most();
    if (contest.runs().stream().allMatch(pair -> pair.sharedEpochs() < 2)) {
      return "over the first epoch alone";
    }
    if (epochs.fewest() < most) {
      return "over the " + Words.count(epochs.fewest()) + " to " + epochs(most);
    }
    return "over the " + epochs(most);
  }

  private static String epochs(int n) {
    return (n == 1 ? "one epoch" : Words.counted(n, "epoch")) + " after the first";
  }
}
