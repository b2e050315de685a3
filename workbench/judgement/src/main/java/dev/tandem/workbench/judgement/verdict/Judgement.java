package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Holm;
import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.judgement.statistics.Power;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * The verdict on one mean of paired differences, the unit being the repeat.
 *
 * <pre>
 *   same predictions, within margin    the same
 *   n = 1                              one run, which has the luck of its seed in it
 *   no pair differs                    the same
 *   p of equivalence below the level   the same, even if a difference smaller than the margin shows
 *   p of the t-test below the level    different
 *   else                               undecided
 * </pre>
 *
 * @param family how many tests share Holm's correction, which the adjusted p-values have
 * @param never whether no number of repeats would decide, since they share rows
 */
record Judgement(
    String verdict,
    double differentP,
    double differentAdjusted,
    double sameP,
    double sameAdjusted,
    int family,
    double margin,
    Sample sample,
    OptionalInt moreRepeats,
    boolean never) {

  /**
   * A question.
   *
   * @param identical whether all predictions of all repeats are, so that nothing is open
   */
  record Question(PairedDifferences differences, double margin, boolean identical) {}

  /** Judges questions of one family together. */
  static List<Judgement> of(List<Question> family) {
    double[] different = family.stream().mapToDouble(q -> q.differences().different()).toArray();
    double[] same = family.stream().mapToDouble(q -> q.differences().same(q.margin())).toArray();
    double[] differentAdjusted = Holm.adjust(different);
    double[] sameAdjusted = Holm.adjust(same);
    int tests = Math.max(1, (int) Arrays.stream(different).filter(p -> !Double.isNaN(p)).count());
    List<Judgement> judgements = new ArrayList<>();
    for (int i = 0; i < family.size(); i++) {
      Question question = family.get(i);
      String verdict = verdict(question, differentAdjusted[i], sameAdjusted[i]);
      judgements.add(
          new Judgement(
              verdict,
              different[i],
              differentAdjusted[i],
              same[i],
              sameAdjusted[i],
              tests,
              question.margin(),
              question.differences().sample(),
              more(question, verdict, tests),
              never(question, verdict, tests)));
    }
    return judgements;
  }

  private static String verdict(Question question, double different, double same) {
    int n = question.differences().sample().n();
    if (question.identical() && n > 0) {
      return VerdictsEntry.SAME;
    }
    if (n == 1) {
      return VerdictsEntry.ONE_RUN;
    }
    if (question.differences().none()) {
      return VerdictsEntry.SAME;
    }
    if (same < Sample.LEVEL) {
      return VerdictsEntry.SAME;
    }
    return different < Sample.LEVEL ? VerdictsEntry.DIFFERENT : VerdictsEntry.UNDECIDED;
  }

  /** Planned at the level that Holm's correction leaves the first of the family. */
  private static OptionalInt more(Question question, String verdict, int family) {
    Sample sample = question.differences().sample();
    if (!verdict.equals(VerdictsEntry.UNDECIDED) || sample.n() < 2) {
      return OptionalInt.empty();
    }
    double level = Sample.LEVEL / family;
    OptionalInt pairs =
        question.differences().constant()
            ? PairedDifferences.constantPairsToDecide(
                sample.mean(), question.margin(), level, question.differences().resampling())
            : Power.pairsToDecide(
                sample.mean(),
                sample.sd(),
                question.margin(),
                level,
                question.differences().resampling());
    return pairs.isEmpty() ? pairs : OptionalInt.of(Math.max(1, pairs.getAsInt() - sample.n()));
  }

  private static boolean never(Question question, String verdict, int family) {
    Sample sample = question.differences().sample();
    return verdict.equals(VerdictsEntry.UNDECIDED)
        && sample.n() > 1
        && Power.never(
            sample.mean(),
            sample.sd(),
            question.margin(),
            Sample.LEVEL / family,
            question.differences().resampling());
  }

  /** For a record in a file: null where nothing is known, or where it is decided. */
  Integer moreRepeatsOrNull() {
    return moreRepeats.isPresent() ? (Integer) moreRepeats.getAsInt() : null;
  }
}
