package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ComputationEntry;
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
  private final Evidence evidence;

  /**
   * @param plan settled before any contender trained
   */
  public Verdicts(VerdictPlan plan, Evidence evidence) {
    this.plan = plan;
    this.evidence = evidence;
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
        all.add(new Contest(a, b, RunPair.of(a, b), evidence.caveats()));
      }
    }
    List<Contest> met = all.stream().filter(contest -> !contest.runs().isEmpty()).toList();
    Map<Contest, ComputationEntry> computations = new LinkedHashMap<>();
    Computations computing = new Computations(evidence);
    met.forEach(contest -> computations.put(contest, computing.of(contest)));
    Map<Contest, List<FigureVerdictEntry>> metrics = metrics(computations);
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
                    models(contest),
                    computations.get(contest)))
        .toList();
  }

  /** By contest, the primary metric first. */
  private Map<Contest, List<FigureVerdictEntry>> metrics(
      Map<Contest, ComputationEntry> computations) {
    Map<Contest, List<FigureVerdictEntry>> entries = new LinkedHashMap<>();
    computations.keySet().forEach(contest -> entries.put(contest, new ArrayList<>()));
    judge(computations, List.of(plan.primary()), entries);
    judge(computations, plan.metrics().subList(1, plan.metrics().size()), entries);
    return entries;
  }

  /** Judges some metrics of all contests as one family. */
  private void judge(
      Map<Contest, ComputationEntry> computations,
      List<Metric> metrics,
      Map<Contest, List<FigureVerdictEntry>> entries) {
    List<Contest> owners = new ArrayList<>();
    List<PairedMetric> pairs = new ArrayList<>();
    List<Judgement.Question> questions = new ArrayList<>();
    computations.forEach(
        (contest, computation) -> {
          for (Metric metric : metrics) {
            PairedMetric pair = PairedMetric.of(metric, contest.runs());
            owners.add(contest);
            pairs.add(pair);
            questions.add(question(pair, computation));
          }
        });
    List<Judgement> judgements = Judgement.of(questions);
    for (int i = 0; i < pairs.size(); i++) {
      entries.get(owners.get(i)).add(entry(owners.get(i), pairs.get(i), judgements.get(i)));
    }
  }

  /** Whoever predicts the same in every row is as good, whether or not rounding shows in a loss. */
  private Judgement.Question question(PairedMetric pair, ComputationEntry computation) {
    double margin = plan.margin(pair.metric());
    boolean identical =
        pair.identical()
            || computation.samePredictions()
                && Math.abs(pair.differences().sample().mean()) < margin;
    return new Judgement.Question(pair.differences(), margin, identical);
  }

  private FigureVerdictEntry entry(Contest contest, PairedMetric pair, Judgement judged) {
    boolean different = judged.verdict().equals(VerdictsEntry.DIFFERENT);
    boolean ranked = different || judged.verdict().equals(VerdictsEntry.ONE_RUN);
    boolean bFirst = ranked && pair.metric().isBetter(pair.meanB(), pair.meanA());
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
    if (!evidence.rows().same(contest.idA(), contest.idB())) {
      return List.of();
    }
    ModelVerdicts verdicts = new ModelVerdicts(plan.primary());
    return contest.runs().stream()
        .map(RunPair::repeat)
        .flatMap(repeat -> models(contest.idA(), contest.idB(), repeat, verdicts).stream())
        .toList();
  }

  private Optional<ModelsEntry> models(String a, String b, int repeat, ModelVerdicts verdicts) {
    return evidence
        .rows()
        .predictions(a, repeat)
        .flatMap(
            ofA ->
                evidence
                    .rows()
                    .predictions(b, repeat)
                    .map(ofB -> verdicts.of(a, b, repeat, ofA, ofB)));
  }
}
