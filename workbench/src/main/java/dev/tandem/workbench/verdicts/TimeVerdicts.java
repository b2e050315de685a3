package dev.tandem.workbench.verdicts;

import dev.tandem.workbench.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.results.VerdictsEntry;
import dev.tandem.workbench.results.VerdictsEntry.TimeVerdictEntry;
import dev.tandem.workbench.statistics.PairedDifferences;
import dev.tandem.workbench.statistics.Power;
import dev.tandem.workbench.statistics.Sample;
import java.util.ArrayList;
import java.util.List;

/**
 * The ratio of the seconds of paired epochs, which were measured in the same minute. Epochs are
 * steady: the first is left out where there are more. Ratios are taken as logarithms; with several
 * repeats the interval is that of the repeats' means, with one that of its epochs.
 */
final class TimeVerdicts {
  private final double margin;

  TimeVerdicts(double margin) {
    this.margin = margin;
  }

  /**
   * @param a logarithms of the mean seconds, a pair a repeat, or an epoch of the only one
   */
  record Times(double[] a, double[] b, String unit) {
    PairedDifferences differences() {
      return PairedDifferences.of(a, b);
    }
  }

  static Times times(List<RunPair> runs) {
    if (runs.size() == 1) {
      RunPair only = runs.get(0);
      int epochs = Math.min(only.a().epochs().size(), only.b().epochs().size());
      return new Times(
          logarithms(only.a().epochs(), epochs), logarithms(only.b().epochs(), epochs), "epochs");
    }
    double[] a = new double[runs.size()];
    double[] b = new double[runs.size()];
    for (int i = 0; i < a.length; i++) {
      RunPair pair = runs.get(i);
      int epochs = Math.min(pair.a().epochs().size(), pair.b().epochs().size());
      a[i] = Sample.of(logarithms(pair.a().epochs(), epochs)).mean();
      b[i] = Sample.of(logarithms(pair.b().epochs(), epochs)).mean();
    }
    return new Times(a, b, "repeats");
  }

  private static double[] logarithms(List<EpochEntry> epochs, int shared) {
    return epochs.stream()
        .limit(shared)
        .skip(shared > 1 ? 1 : 0)
        .mapToDouble(epoch -> Math.log(epoch.seconds()))
        .toArray();
  }

  /** One verdict for each pair of contenders; they share Holm's correction. */
  List<TimeVerdictEntry> of(List<Contest> contests) {
    List<Times> times = contests.stream().map(contest -> times(contest.runs())).toList();
    List<Judgement.Question> questions =
        times.stream()
            .map(t -> new Judgement.Question(t.differences(), Math.log1p(margin), false))
            .toList();
    List<Judgement> judgements = Judgement.of(questions);
    List<TimeVerdictEntry> entries = new ArrayList<>();
    for (int i = 0; i < contests.size(); i++) {
      entries.add(entry(contests.get(i), times.get(i).unit(), judgements.get(i)));
    }
    return entries;
  }

  private TimeVerdictEntry entry(Contest contest, String unit, Judgement judged) {
    Sample logarithms = judged.sample();
    boolean oneRepeat = unit.equals("epochs");
    String verdict = oneRepeat ? VerdictsEntry.UNDECIDED : judged.verdict();
    boolean aFaster = logarithms.mean() < 0;
    return new TimeVerdictEntry(
        verdict,
        verdict.equals(VerdictsEntry.DIFFERENT) ? aFaster ? contest.idA() : contest.idB() : null,
        sentence(contest, verdict, oneRepeat, judged),
        Math.exp(logarithms.mean()),
        Math.exp(logarithms.low()),
        Math.exp(logarithms.high()),
        logarithms.n(),
        unit,
        margin,
        judged.differentAdjusted(),
        judged.sameAdjusted(),
        oneRepeat ? null : judged.moreRepeatsOrNull());
  }

  private String sentence(Contest contest, String verdict, boolean oneRepeat, Judgement judged) {
    boolean aFaster = judged.sample().mean() < 0;
    String faster = aFaster ? contest.idA() : contest.idB();
    String slower = aFaster ? contest.idB() : contest.idA();
    double sign = aFaster ? 1 : -1;
    Sample s = judged.sample();
    double[] ends = {Math.exp(sign * s.low()), Math.exp(sign * s.high())};
    String ratio = Words.ratio(Math.exp(sign * s.mean()));
    String interval =
        Double.isNaN(s.low())
            ? ""
            : "95 % interval "
                + Words.ratio(Math.min(ends[0], ends[1]))
                + " to "
                + Words.ratio(Math.max(ends[0], ends[1]))
                + ", ";
    String caveats = Words.caveats(contest.caveats());
    if (oneRepeat) {
      return "Undecided which is faster: in the one repeat an epoch of "
          + faster
          + " took "
          + ratio
          + " times as long as one of "
          + slower
          + " ("
          + interval
          + "over "
          + s.n()
          + " paired epochs, which says nothing of other runs)."
          + caveats;
    }
    String evidence = " (" + interval + Words.repeats(s.n()) + ")";
    if (verdict.equals(VerdictsEntry.DIFFERENT)) {
      return faster
          + " is faster than "
          + slower
          + ": an epoch takes "
          + ratio
          + " times as long"
          + evidence
          + "."
          + caveats;
    }
    if (verdict.equals(VerdictsEntry.SAME)) {
      return "Epochs of "
          + contest.idA()
          + " and "
          + contest.idB()
          + " take equally long, within "
          + Words.percent(margin)
          + ": those of "
          + faster
          + " take "
          + ratio
          + " times as long"
          + evidence
          + ".";
    }
    String more =
        judged.moreRepeats().isEmpty()
            ? "More than " + Power.MOST + " repeats would be needed to decide."
            : "About " + judged.moreRepeats().getAsInt() + " more repeats would decide.";
    return "Undecided which is faster: an epoch of "
        + faster
        + " took "
        + ratio
        + " times as long as one of "
        + slower
        + evidence
        + ". "
        + more;
  }
}
