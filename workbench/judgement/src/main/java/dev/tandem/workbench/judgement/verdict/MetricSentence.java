package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.List;

/** The plain sentence of a verdict on a metric; who is better stands first in all of it. */
final class MetricSentence {
  private static final String CORRECTED = "corrected resampled ";

  private final PairedMetric pair;
  private final Judgement judgement;
  private final List<String> caveats;
  private final String first;
  private final String second;
  private final String repeats;
  private final Sample sample; // of first − second
  private final List<RunPair> runs;

  /**
   * @param contest its first contender stands first in the sentence
   * @param caveats in the same order
   */
  MetricSentence(Contest contest, Metric metric, Judgement judgement, List<String> caveats) {
    this.pair = PairedMetric.of(metric, contest.runs());
    this.judgement = judgement;
    this.caveats = caveats;
    this.runs = contest.runs();
    this.first = contest.idA();
    this.second = contest.idB();
    this.repeats = Redrawn.repeats(pair.n(), contest.runs());
    this.sample = pair.differences().sample();
  }

  String text() {
    if (pair.n() == 0) {
      return undefined();
    }
    return switch (judgement.verdict()) {
      case VerdictsEntry.SAME -> same();
      case VerdictsEntry.DIFFERENT -> different();
      case VerdictsEntry.ONE_RUN -> oneRun();
      default -> undecided();
    };
  }

  private String undefined() {
    return "%s and %s cannot be compared in %s: it %s."
        .formatted(first, second, metric(), UndefinedMetric.words(pair.metric(), runs));
  }

  private String same() {
    boolean none = pair.differences().none();
    if (none || pair.n() == 1) {
      return "%s and %s have the same %s: %s, "
              .formatted(first, second, metric(), none ? value(pair.meanA()) : values(" and "))
          + (pair.n() > 1
              ? "with no difference in " + repeats + "."
              : "from identical predictions.");
    }
    double p = judgement.differentAdjusted();
    return "%s and %s are the same in %s, within %s: %s%s."
            .formatted(
                first,
                second,
                metric(),
                margin(),
                values(" and "),
                evidence(test("equivalence test"), judgement.sameAdjusted()))
        + (p < Sample.LEVEL
            ? " There is a difference ("
                + Words.p(p)
                + "), but it is below the margin that matters."
            : "");
  }

  private String different() {
    return "%s is better than %s in %s: %s%s."
            .formatted(first, second, metric(), values(" against "), tTest())
        + (mayBeSmall() ? " It may be smaller than the margin that matters, " + margin() + "." : "")
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
    return (value(pair.meanA()).equals(value(pair.meanB()))
            ? "%s and %s both have %s %s. ".formatted(first, second, metric(), value(pair.meanA()))
            : "%s is ahead of %s in %s: %s. "
                .formatted(first, second, metric(), values(" against ")))
        + VerdictsEntry.ONE_RUN_EACH;
  }

  private String undecided() {
    return "Undecided whether %s and %s differ in %s: ".formatted(first, second, metric())
        + "%s%s; the margin is %s. %s"
            .formatted(
                values(" and "),
                tTest(),
                margin(),
                judgement.never() ? Words.NEVER : Words.moreRepeats(judgement.moreRepeats()));
  }

  private String test(String usual) {
    return pair.differences().resampling().any() ? CORRECTED + usual.replace("paired ", "") : usual;
  }

  private String tTest() {
    return evidence(test("paired t-test"), judgement.differentAdjusted());
  }

  private String metric() {
    return "test " + pair.metric().words();
  }

  private String values(String between) {
    return value(pair.meanA()) + between + value(pair.meanB());
  }

  /** How far apart, over what, and the test that decided or did not. */
  private String evidence(String usualTest, double p) {
    Metric metric = pair.metric();
    boolean constant = pair.differences().constant();
    String spread =
        constant
            ? "the same difference in all " + repeats
            : Words.interval(Words.bare(metric, sample.low()), Words.bare(metric, sample.high()))
                + ", "
                + repeats;
    return ", a difference of %s (%s − %s; %s; %s)"
        .formatted(
            Words.difference(metric, sample.mean()),
            first,
            second,
            spread,
            Words.test(constant ? "sign test" : usualTest, p, judgement.family()));
  }

  private String margin() {
    return Words.difference(pair.metric(), judgement.margin());
  }

  private String value(double value) {
    return Words.value(pair.metric(), value);
  }
}
