package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The ratio of the seconds of paired epochs, which were measured in the same minute. Ratios are
 * taken as logarithms; with several repeats the interval is that of the repeats' means, with one
 * that of its epochs. Nothing is decided of a contender that is still warming up.
 */
final class TimeVerdicts {
  private final double margin;

  TimeVerdicts(double margin) {
    this.margin = margin;
  }

  /** One verdict for each pair of contenders; they share Holm's correction. */
  Map<Contest, TimeVerdictEntry> of(List<Contest> contests) {
    List<Judgement> judgements =
        Judgement.of(
            contests.stream()
                .map(contest -> SteadyEpochs.of(contest.runs()).differences())
                .map(own -> new Judgement.Question(own, Math.log1p(margin), false))
                .toList());
    Map<Contest, TimeVerdictEntry> entries = new HashMap<>();
    for (int i = 0; i < contests.size(); i++) {
      entries.put(contests.get(i), entry(contests.get(i), judgements.get(i)));
    }
    return entries;
  }

  private TimeVerdictEntry entry(Contest contest, Judgement judged) {
    boolean oneRepeat = contest.runs().size() == 1;
    Sample logarithms = judged.sample();
    Contest fasterFirst = logarithms.mean() < 0 ? contest : contest.reversed();
    SteadyEpochs epochs = SteadyEpochs.of(fasterFirst.runs());
    WarmUp warmUp = new WarmUp(fasterFirst, epochs, margin);
    boolean open = oneRepeat || warmUp.leavesOpen();
    String verdict = open ? VerdictsEntry.UNDECIDED : judged.verdict();
    return new TimeVerdictEntry(
        verdict,
        verdict.equals(VerdictsEntry.DIFFERENT) ? fasterFirst.idA() : null,
        new TimeSentence(contest, fasterFirst, epochs, judged, warmUp).text(verdict, margin),
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
