package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which of two contenders trains faster, by the ratio of the seconds of paired epochs, which were
 * measured in the same minute. Ratios are taken as logarithms; with several repeats the interval is
 * that of the repeats' means, with one that of its epochs, and then it must leave a band around 1
 * that two runs of one engine may differ by.
 *
 * <p>It is decided as soon as nothing that still goes on can turn it: a faster side that still
 * warms up is faster at least by that much, and a slower one is credited with its gain once more.
 */
final class TimeVerdicts {
  /** From one run, epochs that differ by less are not told apart: A/A runs differ so much. */
  static final double BAND = 0.15;

  private final double margin;

  TimeVerdicts(double margin) {
    this.margin = margin;
  }

  /** One verdict for each pair of contenders; they share Holm's correction. */
  Map<Contest, TimeVerdictEntry> of(List<Contest> contests) {
    List<Judgement> judgements =
        Judgement.of(
            contests.stream()
                .map(own -> new Judgement.Question(differences(own), Math.log1p(margin), false))
                .toList());
    Map<Contest, TimeVerdictEntry> entries = new HashMap<>();
    for (int i = 0; i < contests.size(); i++) {
      entries.put(contests.get(i), entry(contests.get(i), judgements.get(i)));
    }
    return entries;
  }

  /** Logarithms of the mean seconds, a pair a repeat, or an epoch of the only one. */
  private PairedDifferences differences(Contest contest) {
    List<double[]> a = contest.epochsOfA(margin);
    List<double[]> b = contest.reversed().epochsOfA(margin);
    return a.size() == 1
        ? PairedDifferences.of(a.get(0), b.get(0))
        : PairedDifferences.of(means(a), means(b));
  }

  private static double[] means(List<double[]> repeats) {
    return repeats.stream().mapToDouble(epochs -> Sample.of(epochs).mean()).toArray();
  }

  private TimeVerdictEntry entry(Contest contest, Judgement judged) {
    boolean oneRepeat = contest.runs().size() == 1;
    Sample logarithms = judged.sample();
    boolean aFirst = logarithms.mean() < 0;
    Contest fasterFirst = aFirst ? contest : contest.reversed();
    Sample ratio = aFirst ? logarithms : logarithms.negated();
    double least = oneRepeat ? BAND : margin;
    WarmUp warmUp = WarmUp.of(fasterFirst, margin);
    String verdict = verdict(oneRepeat, judged, ratio, warmUp);
    boolean different = verdict.equals(VerdictsEntry.DIFFERENT);
    boolean open = oneRepeat || !verdict.equals(judged.verdict());
    return new TimeVerdictEntry(
        verdict,
        different ? fasterFirst.idA() : null,
        new TimeSentence(contest, fasterFirst, judged, ratio, warmUp).text(verdict, least),
        Math.exp(logarithms.mean()),
        Math.exp(logarithms.low()),
        Math.exp(logarithms.high()),
        logarithms.n(),
        oneRepeat ? "epochs" : "repeats",
        least,
        judged.differentAdjusted(),
        judged.sameAdjusted(),
        open ? null : judged.moreRepeatsOrNull(),
        contest.secondsOfA(),
        contest.reversed().secondsOfA(),
        different && warmUp.fasterGains());
  }

  /**
   * The verdict.
   *
   * @param ratio of the logarithms of faster over slower: its mean is not above 0
   */
  private static String verdict(boolean oneRepeat, Judgement judged, Sample ratio, WarmUp warmUp) {
    if (warmUp.unknown()) {
      return VerdictsEntry.UNDECIDED;
    }
    double high = Double.isNaN(ratio.high()) ? ratio.mean() : ratio.high();
    double low = Double.isNaN(ratio.low()) ? ratio.mean() : ratio.low();
    double band = Math.log1p(BAND);
    boolean apart =
        oneRepeat
            ? ratio.n() > 1 && high + warmUp.credit() < -band
            : judged.verdict().equals(VerdictsEntry.DIFFERENT)
                && (warmUp.credit() == 0 || high + warmUp.credit() < 0);
    if (apart) {
      return VerdictsEntry.DIFFERENT;
    }
    boolean near =
        oneRepeat
            ? ratio.n() >= SharedEpochs.LEAST && -band < low && high < band
            : judged.verdict().equals(VerdictsEntry.SAME);
    return near && !warmUp.goesOn() ? VerdictsEntry.SAME : VerdictsEntry.UNDECIDED;
  }
}
