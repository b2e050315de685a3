package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;

/** The plain sentence of a verdict on time; the faster contender stands first in all of it. */
final class TimeSentence {
  private final Contest contest;
  private final SteadyEpochs epochs;
  private final Judgement judged;
  private final WarmUp warmUp;
  private final String faster;
  private final String slower;
  private final String caveats;
  private final Sample logarithms; // of faster over slower

  /**
   * @param fasterFirst the contest in the order of its sentence
   * @param epochs in the same order
   */
  TimeSentence(
      Contest contest, Contest fasterFirst, SteadyEpochs epochs, Judgement judged, WarmUp warmUp) {
    this.contest = contest;
    this.epochs = epochs;
    this.judged = judged;
    this.warmUp = warmUp;
    this.faster = fasterFirst.idA();
    this.slower = fasterFirst.idB();
    this.caveats = Words.caveats(fasterFirst.caveats(AuditEntry.SPEED));
    this.logarithms = epochs.differences().sample();
  }

  String text(String verdict, double margin) {
    return switch (verdict) {
      case VerdictsEntry.DIFFERENT -> different();
      case VerdictsEntry.SAME -> same(margin);
      default -> undecided();
    };
  }

  private String different() {
    return "%s is faster than %s: %s one of its epochs takes %s%s."
            .formatted(faster, slower, span(), ratio(), tTest())
        + caveats;
  }

  private String same(double margin) {
    return "Epochs of %s and %s take equally long, within %s: %s those of %s take %s%s."
        .formatted(
            contest.idA(),
            contest.idB(),
            Words.percent(margin),
            span(),
            faster,
            ratio(),
            evidence("equivalence test", judged.sameAdjusted()));
  }

  private String undecided() {
    boolean oneRepeat = contest.runs().size() == 1;
    return "Undecided which is faster: %s%s an epoch of %s took %s as one of %s"
            .formatted(span(), oneRepeat ? " of the one repeat" : "", faster, ratio(), slower)
        + (oneRepeat ? oneRepeat() : tTest() + ".")
        + warmUp.reason()
        + (oneRepeat || warmUp.leavesOpen() ? "" : " " + Words.moreRepeats(judged.moreRepeats()))
        + caveats;
  }

  private String tTest() {
    return evidence("paired t-test", judged.differentAdjusted());
  }

  private String oneRepeat() {
    return (constant() ? "" : " (" + interval() + ")") + ", which says nothing of other runs.";
  }

  private boolean constant() {
    return Double.isNaN(logarithms.low());
  }

  private String ratio() {
    return Words.ratio(Math.exp(logarithms.mean())) + " times as long";
  }

  private String interval() {
    return Words.interval(
        Words.ratio(Math.exp(logarithms.low())), Words.ratio(Math.exp(logarithms.high())));
  }

  private String evidence(String usualTest, double p) {
    String repeats = Words.repeats(logarithms.n());
    return " (%s; %s)"
        .formatted(
            constant() ? "the same in all " + repeats : interval() + ", " + repeats,
            Words.test(constant() ? "sign test" : usualTest, p, judged.family()));
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
