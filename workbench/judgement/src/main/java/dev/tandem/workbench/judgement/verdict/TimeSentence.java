package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.List;

/** The plain sentences of a verdict on time; the faster contender stands first in all of them. */
final class TimeSentence {
  private final Contest contest;
  private final Judgement judged;
  private final WarmUp warmUp;
  private final double fasterTotal;
  private final double slowerTotal;
  private final List<String> caveats;
  private final String faster;
  private final String slower;
  private final Sample logarithms; // of slower over faster: the speed-up

  /**
   * @param contest in the order of the comparison
   * @param fasterFirst the same with the contender first whose epochs are faster
   * @param ratio of the logarithms of faster over slower
   */
  TimeSentence(
      Contest contest, Contest fasterFirst, Judgement judged, Sample ratio, WarmUp warmUp) {
    this.contest = contest;
    this.judged = judged;
    this.warmUp = warmUp;
    this.fasterTotal = fasterFirst.secondsOfA();
    this.slowerTotal = fasterFirst.reversed().secondsOfA();
    this.caveats = fasterFirst.caveats(AuditEntry.SPEED);
    this.faster = fasterFirst.idA();
    this.slower = fasterFirst.idB();
    this.logarithms = ratio.negated();
  }

  String text(String verdict, double margin) {
    return switch (verdict) {
      case VerdictsEntry.DIFFERENT -> different();
      case VerdictsEntry.SAME -> same(margin);
      default -> undecided(margin);
    };
  }

  private String different() {
    return faster
        + " is faster than "
        + slower
        + (fasterTotal > slowerTotal ? " per epoch, but not over the whole training: " : ": ")
        + (warmUp.fasterGains() ? "at least " : "")
        + steady("paired t-test", judged.differentAdjusted())
        + total()
        + (warmUp.fasterGains() ? " " + faster + " was still getting faster at the end." : "")
        + (warmUp.slowerGains()
            ? " " + slower + " was still getting faster too, but not fast enough to catch up."
            : "")
        + Words.caveats(caveats);
  }

  private String same(double margin) {
    return contest.idA()
        + " and "
        + contest.idB()
        + " are equally fast, within "
        + Words.percent(margin)
        + ": "
        + faster
        + " is "
        + steady("equivalence test", judged.sameAdjusted())
        + total();
  }

  private String undecided(double margin) {
    return "Undecided which is faster: "
        + faster
        + " was "
        + steady("paired t-test", judged.differentAdjusted())
        + total()
        + " "
        + reason(margin)
        + Words.caveats(caveats);
  }

  private String reason(double margin) {
    if (warmUp.unknown()) {
      return "One epoch cannot separate compilation from computation; try --epochs 5.";
    }
    if (warmUp.slowerGains()) {
      return slower
          + " was still getting faster (its last epochs take "
          + Words.ratio(Math.exp(-warmUp.slowerGain()))
          + " times as long as the ones before) and may catch up; more epochs may settle it.";
    }
    if (oneRepeat()) {
      return "One run cannot show differences below "
          + Words.percent(margin)
          + ", since two runs of one engine may differ by that much; try --repeats 5.";
    }
    return warmUp.fasterGains()
        ? faster + " was still getting faster at the end; more epochs may settle it."
        : Words.moreRepeats(judged.moreRepeats());
  }

  /** The rate once the first epoch is over. */
  private String steady(String tTest, double p) {
    String times = Words.ratio(Math.exp(logarithms.mean())) + " times as fast per epoch";
    return warmUp.unknown()
        ? times + " in the first epoch, the only one."
        : times + " in steady state (" + evidence(tTest, p) + ").";
  }

  private String evidence(String tTest, double p) {
    String over = oneRepeat() ? epochs() + " of one run" : Words.repeats(contest.runs().size());
    boolean constant = Double.isNaN(logarithms.low());
    String interval =
        constant
            ? "the same in " + (logarithms.n() == 1 ? "the " : "all ") + over
            : "95 % interval "
                + Words.ratio(Math.exp(logarithms.low()))
                + " to "
                + Words.ratio(Math.exp(logarithms.high()))
                + ", "
                + over;
    return oneRepeat()
        ? interval
        : interval + "; " + Words.test(constant ? "sign test" : tTest, p, judged.family());
  }

  private String epochs() {
    return Words.counted(logarithms.n(), "epoch");
  }

  /** What somebody waits for. */
  private String total() {
    return " In total, with the first epoch, training took "
        + Words.seconds(fasterTotal)
        + " against "
        + Words.seconds(slowerTotal)
        + " ("
        + Words.ratio(slowerTotal / fasterTotal)
        + " times as fast)."
        + resumed();
  }

  /** After a pause the machine may be in another state, and compilers begin anew. */
  private String resumed() {
    List<String> words = contest.resumes();
    return words.isEmpty()
        ? ""
        : " The run was resumed ("
            + String.join("; ", words)
            + "); the first epoch after that is left out.";
  }

  private boolean oneRepeat() {
    return contest.runs().size() == 1;
  }
}
