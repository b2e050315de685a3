package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.List;

/** The plain sentence of a verdict on a metric; who is better stands first in all of it. */
final class MetricSentence {
  private final PairedMetric pair;
  private final Judgement judgement;
  private final List<String> caveats;
  private final Order order;
  private final String first;
  private final String second;
  private final Sample sample; // of first − second

  /**
   * @param order of the two contenders in the sentence
   * @param caveats in the same order
   */
  MetricSentence(
      Contest contest, PairedMetric pair, Judgement judgement, Order order, List<String> caveats) {
    this.pair = pair;
    this.judgement = judgement;
    this.caveats = caveats;
    this.order = order;
    this.first = order.first(contest);
    this.second = order.second(contest);
    this.sample = order.of(judgement.sample());
  }

  String text() {
    return switch (judgement.verdict()) {
      case VerdictsEntry.SAME -> same();
      case VerdictsEntry.DIFFERENT -> different();
      case VerdictsEntry.ONE_RUN -> oneRun();
      default -> undecided();
    };
  }

  private String same() {
    if (pair.differences().none() || pair.n() == 1) {
      boolean none = pair.differences().none();
      return both()
          + "the same in "
          + metric()
          + ": "
          + (none ? value(pair.meanA()) : values(" and "))
          + (pair.n() > 1
              ? ", with no difference at all in " + Words.repeats(pair.n()) + "."
              : ", from the same predictions.");
    }
    String smaller =
        judgement.differentAdjusted() < Sample.LEVEL
            ? " There is a difference ("
                + Words.p(judgement.differentAdjusted())
                + "), but a smaller one than counts."
            : "";
    return both()
        + "the same in "
        + metric()
        + ", within "
        + margin()
        + ": "
        + values(" and ")
        + evidence("equivalence test", judgement.sameAdjusted())
        + "."
        + smaller;
  }

  private String different() {
    return first
        + " is better than "
        + second
        + " in "
        + metric()
        + ": "
        + values(" against ")
        + evidence("paired t-test", judgement.differentAdjusted())
        + "."
        + (mayBeSmall() ? " That the difference exceeds " + margin() + " is not shown." : "")
        + Words.caveats(caveats);
  }

  private boolean mayBeSmall() {
    double least =
        pair.differences().constant()
            ? Math.abs(sample.mean())
            : Math.min(Math.abs(sample.low()), Math.abs(sample.high()));
    return least < judgement.margin();
  }

  private String oneRun() {
    return first
        + " and "
        + second
        + " have "
        + metric()
        + " "
        + values(" and ")
        + ". "
        + VerdictsEntry.ONE_RUN_EACH;
  }

  private String undecided() {
    String start = "Undecided whether " + first + " and " + second + " differ in " + metric();
    if (pair.n() == 0) {
      return start + ": no repeat has the metric for both.";
    }
    return start
        + ": "
        + values(" and ")
        + evidence("paired t-test", judgement.differentAdjusted())
        + "; what counts is "
        + margin()
        + ". "
        + Words.moreRepeats(judgement.moreRepeats());
  }

  private String both() {
    return first + " and " + second + " are ";
  }

  private String metric() {
    return "test " + pair.metric().words();
  }

  private String values(String between) {
    boolean aFirst = order == Order.A_FIRST;
    return value(aFirst ? pair.meanA() : pair.meanB())
        + between
        + value(aFirst ? pair.meanB() : pair.meanA());
  }

  /** How far apart, over what, and the test that decided or did not. */
  private String evidence(String tTest, double p) {
    boolean constant = pair.differences().constant();
    String spread =
        constant
            ? "the same difference in all " + Words.repeats(pair.n())
            : "95 % interval "
                + Words.bare(pair.metric(), sample.low())
                + " to "
                + Words.bare(pair.metric(), sample.high())
                + ", "
                + Words.repeats(pair.n());
    return ", apart by "
        + Words.difference(pair.metric(), sample.mean())
        + " ("
        + first
        + " − "
        + second
        + "; "
        + spread
        + "; "
        + Words.test(constant ? "sign test" : tTest, p, judgement.family())
        + ")";
  }

  private String margin() {
    return Words.difference(pair.metric(), judgement.margin());
  }

  private String value(double value) {
    return Words.value(pair.metric(), value);
  }
}
