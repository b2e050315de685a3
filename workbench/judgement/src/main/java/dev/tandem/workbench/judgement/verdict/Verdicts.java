package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.EvidenceEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.TimeVerdictEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the repeats of a comparison show, pair by pair and metric by metric. Holm's correction binds
 * the tests of the primary metric over all pairs, those of all other metrics over all pairs, and
 * those of time over all pairs.
 */
public final class Verdicts {
  private final VerdictPlan plan;
  private final TestRows rows;
  private final Caveats caveats;

  /**
   * @param plan settled before any contender trained
   * @param rows the predictions for single test rows
   */
  public Verdicts(VerdictPlan plan, TestRows rows, Caveats caveats) {
    this.plan = plan;
    this.rows = rows;
    this.caveats = caveats;
  }

  /** Returns the verdicts on all pairs, and of each contender beside the baselines. */
  public VerdictsEntry of(List<ContenderEntry> contenders, BaselineEntry baselines) {
    BaselineVerdicts against = new BaselineVerdicts(baselines);
    return new VerdictsEntry(
        plan.primary().key(),
        plan.byKey(),
        Sample.LEVEL,
        pairs(contenders),
        contenders.stream().flatMap(contender -> against.of(contender).stream()).toList());
  }

  private List<PairEntry> pairs(List<ContenderEntry> contenders) {
    List<Contest> all = new ArrayList<>();
    for (int i = 0; i < contenders.size(); i++) {
      for (ContenderEntry b : contenders.subList(i + 1, contenders.size())) {
        ContenderEntry a = contenders.get(i);
        all.add(new Contest(a, b, RunPair.of(a, b), caveats));
      }
    }
    List<Contest> met = all.stream().filter(contest -> !contest.runs().isEmpty()).toList();
    Map<Contest, List<FigureVerdictEntry>> metrics = metrics(met);
    Map<Contest, TimeVerdictEntry> times = new TimeVerdicts(plan.timeMargin()).of(met);
    return all.stream()
        .map(
            contest ->
                new PairEntry(
                    contest.idA(),
                    contest.idB(),
                    contest.allCaveats(),
                    metrics.getOrDefault(contest, List.of()),
                    times.get(contest),
                    models(contest)))
        .toList();
  }

  /** By contest, the primary metric first. */
  private Map<Contest, List<FigureVerdictEntry>> metrics(List<Contest> contests) {
    Map<Contest, List<FigureVerdictEntry>> entries = new LinkedHashMap<>();
    contests.forEach(contest -> entries.put(contest, new ArrayList<>()));
    judge(contests, List.of(plan.primary()), entries);
    judge(contests, plan.metrics().subList(1, plan.metrics().size()), entries);
    return entries;
  }

  /** Judges some metrics of all contests as one family. */
  private void judge(
      List<Contest> contests,
      List<Metric> metrics,
      Map<Contest, List<FigureVerdictEntry>> entries) {
    List<Contest> owners = new ArrayList<>();
    List<PairedMetric> pairs = new ArrayList<>();
    for (Contest contest : contests) {
      for (Metric metric : metrics) {
        owners.add(contest);
        pairs.add(PairedMetric.of(metric, contest.runs()));
      }
    }
    List<Judgement> judgements = Judgement.of(pairs.stream().map(this::question).toList());
    for (int i = 0; i < pairs.size(); i++) {
      entries.get(owners.get(i)).add(entry(owners.get(i), pairs.get(i), judgements.get(i)));
    }
  }

  private Judgement.Question question(PairedMetric pair) {
    return new Judgement.Question(pair.differences(), plan.margin(pair.metric()), pair.identical());
  }

  private FigureVerdictEntry entry(Contest contest, PairedMetric pair, Judgement judged) {
    boolean different = judged.verdict().equals(VerdictsEntry.DIFFERENT);
    boolean bFirst = different && !pair.metric().isBetter(pair.meanA(), pair.meanB());
    Contest told = bFirst ? contest.reversed() : contest;
    List<String> own = different ? told.caveats(AuditEntry.QUALITY) : List.of();
    Sample sample = judged.sample();
    return new FigureVerdictEntry(
        pair.metric().key(),
        pair.metric() == plan.primary(),
        judged.verdict(),
        different ? told.idA() : null,
        new MetricSentence(told, pair.metric(), judged, own).text(),
        own,
        new EvidenceEntry(
            sample.n(),
            pair.meanA(),
            pair.meanB(),
            sample.mean(),
            sample.sd(),
            sample.low(),
            sample.high(),
            judged.margin(),
            judged.differentP(),
            judged.differentAdjusted(),
            judged.sameP(),
            judged.sameAdjusted(),
            judged.family(),
            judged.moreRepeatsOrNull(),
            testToTraining(pair),
            judged.never() ? true : null));
  }

  private static Double testToTraining(PairedMetric pair) {
    double ratio = pair.differences().resampling().testToTraining();
    return ratio > 0 ? (Double) ratio : null;
  }

  private List<ModelsEntry> models(Contest contest) {
    if (!rows.same(contest.idA(), contest.idB())) {
      return List.of();
    }
    ModelVerdicts verdicts = new ModelVerdicts(plan.primary());
    return contest.runs().stream()
        .map(RunPair::repeat)
        .flatMap(repeat -> models(contest.idA(), contest.idB(), repeat, verdicts).stream())
        .toList();
  }

  private Optional<ModelsEntry> models(String a, String b, int repeat, ModelVerdicts verdicts) {
    return rows.predictions(a, repeat)
        .flatMap(
            ofA -> rows.predictions(b, repeat).map(ofB -> verdicts.of(a, b, repeat, ofA, ofB)));
  }
}
