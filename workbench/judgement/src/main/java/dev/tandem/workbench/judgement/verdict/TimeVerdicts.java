package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.PairedDifferences;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.ArrayList;
import java.util.List;

/**
 * The ratio of the seconds of paired epochs, which were measured in the same minute. Ratios are
 * taken as logarithms; with several repeats the interval is that of the repeats' means, with one
 * that of its epochs. Nothing is decided of a side that is still warming up.
 */
final class TimeVerdicts {
  private final double margin;

  TimeVerdicts(double margin) {
    this.margin = margin;
  }

  /** Logarithms of the mean seconds, a pair a repeat, or an epoch of the only one. */
  private static PairedDifferences differences(SteadyEpochs epochs) {
    return epochs.a().size() == 1
        ? PairedDifferences.of(epochs.a().get(0), epochs.b().get(0))
        : PairedDifferences.of(means(epochs.a()), means(epochs.b()));
  }

  private static double[] means(List<double[]> repeats) {
    return repeats.stream().mapToDouble(epochs -> Sample.of(epochs).mean()).toArray();
  }

  /** One verdict for each pair of contenders; they share Holm's correction. */
  List<TimeVerdictEntry> of(List<Contest> contests) {
    List<SteadyEpochs> epochs =
        contests.stream().map(contest -> SteadyEpochs.of(contest.runs())).toList();
    List<Judgement> judgements =
        Judgement.of(
            epochs.stream()
                .map(own -> new Judgement.Question(differences(own), Math.log1p(margin), false))
                .toList());
    List<TimeVerdictEntry> entries = new ArrayList<>();
    for (int i = 0; i < contests.size(); i++) {
      entries.add(entry(contests.get(i), epochs.get(i), judgements.get(i)));
    }
    return entries;
  }

  private TimeVerdictEntry entry(Contest contest, SteadyEpochs epochs, Judgement judged) {
    boolean oneRepeat = contest.runs().size() == 1;
    Sample logarithms = judged.sample();
    Order order = Order.aFirstIf(logarithms.mean() < 0);
    WarmUp warmUp = new WarmUp(contest, epochs, order, margin);
    boolean open = oneRepeat || warmUp.leavesOpen();
    String verdict = open ? VerdictsEntry.UNDECIDED : judged.verdict();
    TimeSentence sentence =
        new TimeSentence(
            contest, order, epochs, judged, warmUp, contest.caveats(order, AuditEntry.SPEED));
    return new TimeVerdictEntry(
        verdict,
        verdict.equals(VerdictsEntry.DIFFERENT) ? order.first(contest) : null,
        sentence.text(verdict, margin),
        Math.exp(logarithms.mean()),
        Math.exp(logarithms.low()),
        Math.exp(logarithms.high()),
        logarithms.n(),
        oneRepeat ? "epochs" : "repeats",
        margin,
        judged.differentAdjusted(),
        judged.sameAdjusted(),
        open ? null : judged.moreRepeatsOrNull());
  }
}
