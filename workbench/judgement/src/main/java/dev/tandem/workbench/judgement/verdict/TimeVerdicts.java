package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

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
  List<TimeVerdictEntry> of(List<Contest> contests) {
    List<Judgement> judgements =
        Judgement.of(
            contests.stream()
                .map(own -> new Judgement.Question(differences(own), Math.log1p(margin), false))
                .toList());
    List<TimeVerdictEntry> entries = new ArrayList<>();
    for (int i = 0; i < contests.size(); i++) {
      entries.add(entry(contests.get(i), judgements.get(i)));
    }
    return entries;
  }

  /** Logarithms of the mean seconds, a pair a repeat, or an epoch of the only one. */
  private static PairedDifferences differences(Contest contest) {
    List<double[]> a = SharedEpochs.ofA(contest.runs()).steady();
    List<double[]> b = SharedEpochs.ofB(contest.runs()).steady();
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
    Order order = Order.aFirstIf(logarithms.mean() < 0);
    double least = oneRepeat ? BAND : margin;
    WarmUp warmUp = WarmUp.of(contest, order, margin);
    String verdict = verdict(oneRepeat, judged, order, warmUp);
    double totalA = total(contest, RunPair::a);
    double totalB = total(contest, RunPair::b);
    TimeSentence sentence =
        new TimeSentence(
            contest,
            order,
            judged,
            warmUp,
            order == Order.A_FIRST ? totalA : totalB,
            order == Order.A_FIRST ? totalB : totalA,
            contest.caveats(order, AuditEntry.SPEED));
    boolean different = verdict.equals(VerdictsEntry.DIFFERENT);
    boolean open = oneRepeat || !verdict.equals(judged.verdict());
    return new TimeVerdictEntry(
        verdict,
        different ? order.first(contest) : null,
        sentence.text(verdict, least),
        Math.exp(logarithms.mean()),
        Math.exp(logarithms.low()),
        Math.exp(logarithms.high()),
        logarithms.n(),
        oneRepeat ? "epochs" : "repeats",
        least,
        judged.differentAdjusted(),
        judged.sameAdjusted(),
        open ? null : judged.moreRepeatsOrNull(),
        totalA,
        totalB,
        different && warmUp.fasterGains());
  }

  private String verdict(boolean oneRepeat, Judgement judged, Order order, WarmUp warmUp) {
    if (warmUp.unknown()) {
      return VerdictsEntry.UNDECIDED;
    }
    Sample ratio = order.of(judged.sample()); // of faster over slower: the mean is below 0
    double high = Double.isNaN(ratio.high()) ? ratio.mean() : ratio.high();
    double low = Double.isNaN(ratio.low()) ? ratio.mean() : ratio.low();
    double band = Math.log1p(BAND);
    boolean apart =
        oneRepeat
            ? ratio.n() > 1 && high + warmUp.credit() < -band
            : judged.is(VerdictsEntry.DIFFERENT)
                && (warmUp.credit() == 0 || high + warmUp.credit() < 0);
    if (apart) {
      return VerdictsEntry.DIFFERENT;
    }
    boolean near =
        oneRepeat
            ? ratio.n() >= SharedEpochs.LEAST && -band < low && high < band
            : judged.is(VerdictsEntry.SAME);
    return near && !warmUp.goesOn() ? VerdictsEntry.SAME : VerdictsEntry.UNDECIDED;
  }

  /** Mean seconds of a whole training, the first epoch included. */
  private static double total(Contest contest, Function<RunPair, RunEntry> contender) {
    return contest.runs().stream()
        .map(contender)
        .mapToDouble(run -> run.epochs().stream().mapToDouble(EpochEntry::seconds).sum())
        .average()
        .orElse(Double.NaN);
  }
}
