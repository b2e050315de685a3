package dev.tandem.workbench.verdicts;

import dev.tandem.workbench.results.VerdictsEntry;
import dev.tandem.workbench.statistics.Power;
import dev.tandem.workbench.statistics.Sample;
import java.util.List;

/** The plain sentence of a verdict on a figure. */
final class FigureSentence {
  private final String a;
  private final String b;
  private final PairedFigure pair;
  private final Judgement judgement;
  private final List<String> caveats;

  FigureSentence(String a, String b, PairedFigure pair, Judgement judgement, List<String> caveats) {
    this.a = a;
    this.b = b;
    this.pair = pair;
    this.judgement = judgement;
    this.caveats = caveats;
  }

  String text() {
    return switch (judgement.verdict()) {
      case VerdictsEntry.SAME -> same();
      case VerdictsEntry.DIFFERENT -> different();
      default -> undecided();
    };
  }

  private String same() {
    if (pair.differences().none()) {
      return both()
          + "the same in "
          + figure()
          + ": "
          + value(pair.meanA())
          + (pair.n() > 1
              ? ", with no difference at all in " + Words.repeats(pair.n()) + "."
              : ", from models that are equal to the bit.");
    }
    String smaller =
        judgement.differentAdjusted() < Sample.LEVEL
            ? " There is a difference ("
                + Words.p(judgement.differentAdjusted())
                + "), but a smaller one than counts."
            : "";
    return both()
        + "the same in "
        + figure()
        + ", within "
        + margin()
        + ": "
        + values()
        + evidence("equivalence test", judgement.sameAdjusted())
        + smaller;
  }

  private String different() {
    boolean aWins = pair.figure().isBetter(pair.meanA(), pair.meanB());
    boolean mayBeSmall = Math.min(Math.abs(low()), Math.abs(high())) < judgement.margin();
    return (aWins ? a + " is better than " + b : b + " is better than " + a)
        + " in "
        + figure()
        + ": "
        + (aWins
            ? value(pair.meanA()) + " against " + value(pair.meanB())
            : value(pair.meanB()) + " against " + value(pair.meanA()))
        + evidence("paired t-test", judgement.differentAdjusted())
        + (mayBeSmall ? " That the difference exceeds " + margin() + " is not shown." : "")
        + Words.caveats(caveats);
  }

  private String undecided() {
    String start = "Undecided whether " + a + " and " + b + " differ in " + figure() + ": ";
    if (pair.n() == 0) {
      return start + "no repeat has the figure on both sides.";
    }
    if (pair.n() == 1) {
      return start
          + values()
          + " in one repeat, which cannot tell the engine from the seed; --repeats 5 may.";
    }
    return start + values() + interval() + "; what counts is " + margin() + "). " + more();
  }

  private String more() {
    if (judgement.moreRepeats().isEmpty()) {
      return "More than " + Power.MOST + " repeats would be needed to decide.";
    }
    int more = judgement.moreRepeats().getAsInt();
    return "About " + more + " more " + (more == 1 ? "repeat" : "repeats") + " would decide.";
  }

  private String both() {
    return a + " and " + b + " are ";
  }

  private String figure() {
    return "test " + pair.figure().words();
  }

  private String values() {
    return value(pair.meanA()) + " and " + value(pair.meanB());
  }

  private String evidence(String test, double p) {
    String correction =
        judgement.family() > 1
            ? " after Holm's correction for " + judgement.family() + " tests"
            : "";
    return interval() + "; " + test + " " + Words.p(p) + correction + ").";
  }

  /** Opens a bracket that the caller closes. */
  private String interval() {
    return ", apart by "
        + difference(judgement.sample().mean())
        + " (95 % interval "
        + Words.bare(pair.figure(), low())
        + " to "
        + Words.bare(pair.figure(), high())
        + ", "
        + Words.repeats(pair.n());
  }

  private double low() {
    return judgement.sample().low();
  }

  private double high() {
    return judgement.sample().high();
  }

  private String margin() {
    return difference(judgement.margin());
  }

  private String value(double value) {
    return Words.value(pair.figure(), value);
  }

  private String difference(double value) {
    return Words.difference(pair.figure(), value);
  }
}
