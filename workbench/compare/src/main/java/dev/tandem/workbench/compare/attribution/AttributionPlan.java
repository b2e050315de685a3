package dev.tandem.workbench.compare.attribution;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.SharedTestRows;
import dev.tandem.fault.UserException;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ExperimentException;
import dev.tandem.workbench.compare.run.Preparation;
import dev.tandem.workbench.compare.sweep.Combination;
import dev.tandem.workbench.compare.sweep.CombinationRuns;
import dev.tandem.workbench.compare.sweep.CombinationRuns.Wanted;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.verdict.VerdictPlan;
import dev.tandem.workbench.runs.metric.Metric;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** An attribution whose factors are found, and whose combinations are read and fit their data. */
public final class AttributionPlan {
  private final AttributionSpec spec;
  private final FlatSettings.Pair settings;
  private final Preparation preparation;
  private final Map<Set<String>, Optional<PlannedContender>> planned = new HashMap<>();
  private final List<Factor> factors;
  private final Metric metric;
  private final SharedTestRows testRows; // null where all combinations share their data

  private AttributionPlan(AttributionSpec spec, DataFolders folders, Consumer<RunEvent> events) {
    this.spec = spec;
    this.settings = FlatSettings.of(spec.first(), spec.second());
    this.preparation = new Preparation(folders, events);
    List<Factor> found = AttributionRules.check(spec, settings);
    planned.put(Set.of(), Optional.of(preparation.plan(spec.first())));
    planned.put(keys(found), Optional.of(preparation.plan(spec.second())));
    this.factors = Factors.merged(found, own -> plan(own).isEmpty());
    PlannedContender first = planned.get(Set.of()).orElseThrow();
    this.metric = spec.metric().orElseGet(() -> primary(first));
    AttributionRules.requireSharedMetric(spec, metric, found);
    Set<DataSpec> data = new LinkedHashSet<>();
    sets().forEach(set -> data.add(contender(set).experiment().data()));
    this.testRows =
        data.size() == 1 ? null : SharedTestRows.of(first.experiment().data(), data, folders);
  }

  /**
   * Prepares it.
   *
   * @throws ExperimentException if the contenders differ in nothing, or in what cannot be shared
   *     out
   * @throws dev.tandem.data.DataException if the data cannot be used, or there are no test rows on
   *     which both can be scored
   */
  public static AttributionPlan of(
      AttributionSpec spec, DataFolders folders, Consumer<RunEvent> events) {
    return new AttributionPlan(spec, folders, events);
  }

  private Metric primary(PlannedContender first) {
    return VerdictPlan.of(
            spec.verdicts(),
            spec.first().experiment().loss(),
            preparation.splits(first.prepared()).training().targets())
        .primary();
  }

  private static Set<String> keys(List<Factor> factors) {
    Set<String> keys = new LinkedHashSet<>();
    factors.forEach(factor -> keys.addAll(factor.keys()));
    return keys;
  }

  /** Empty if the rules refuse the combination. */
  private Optional<PlannedContender> plan(List<Factor> changed) {
    Set<String> keys = keys(changed);
    Optional<PlannedContender> known = planned.get(keys);
    if (known == null) {
      known = tryToPlan(changed, keys);
      planned.put(keys, known);
    }
    return known;
  }

  private Optional<PlannedContender> tryToPlan(List<Factor> changed, Set<String> keys) {
    Contender side = keys.contains(FlatSettings.ENGINE) ? spec.second() : spec.first();
    try {
      ExperimentSpec experiment = FlatSettings.experiment(Factors.changed(settings, changed));
      SpecNode.Keys none = new SpecNode.Keys(Map.of(), "combination");
      return Optional.of(
          preparation.plan(
              new Contender("combination", side.engine(), side.execution(), none, experiment)));
    } catch (UserException refused) {
      return Optional.empty();
    }
  }

  /** Returns the run of a combination in a repeat, from 0. */
  Wanted wanted(int set, int repeat) {
    PlannedContender own = contender(set);
    Map<String, Object> changes = new LinkedHashMap<>();
    Factors.in(set, factors).forEach(one -> changes.putAll(one.of(settings.second())));
    if (changes.isEmpty()) {
      changes.put("as", set == 0 ? spec.first().id() : Factors.in(set, factors).get(0).name());
    }
    return wanted(new Combination(changes, tree(), own.contender()), own, repeat);
  }

  private static SpecNode tree() {
    return SpecNode.of(Map.of(), "combination"); // of use to best.yaml only
  }

  private static Wanted wanted(Combination combination, PlannedContender own, int repeat) {
    long seed = own.experiment().training().seed() + repeat;
    ExperimentSpec experiment = own.experiment();
    return new Wanted(
        combination, experiment.with(experiment.training().withSeed(seed)), own.prepared());
  }

  /** Returns the key under which a contender's run of a repeat, from 0, is found. */
  String key(Contender contender, int repeat) {
    PlannedContender own = preparation.plan(contender);
    return CombinationRuns.key(wanted(new Combination(Map.of(), tree(), contender), own, repeat));
  }

  /** Returns the fingerprint of a contender's data as it is now. */
  String fingerprint(Contender contender) {
    return preparation.prepare(contender.experiment().data()).facts().fingerprint();
  }

  /** Returns all runs, a combination's repeats together. */
  List<Wanted> wanted() {
    List<Wanted> all = new ArrayList<>();
    for (int set : sets()) {
      for (int repeat = 0; repeat < spec.repeats(); repeat++) {
        all.add(wanted(set, repeat));
      }
    }
    return all;
  }

  private PlannedContender contender(int set) {
    return plan(Factors.in(set, factors)).orElseThrow();
  }

  List<Integer> sets() {
    return Factors.sets(factors.size());
  }

  boolean combinesAll() {
    return factors.size() <= Factors.MOST_COMBINED;
  }

  AttributionSpec spec() {
    return spec;
  }

  FlatSettings.Pair settings() {
    return settings;
  }

  List<Factor> factors() {
    return factors;
  }

  /** The metric that is shared out. */
  public Metric metric() {
    return metric;
  }

  /** How many combinations are trained, each over all repeats. */
  public int combinations() {
    return sets().size();
  }

  /** Threads of one run, at most. */
  public int threads() {
    return Math.max(spec.first().execution().threads(), spec.second().execution().threads());
  }

  /** The rows on which all are scored; empty where each has the same test rows anyway. */
  Optional<SharedTestRows> testRows() {
    return Optional.ofNullable(testRows);
  }

  int testRowCount() {
    return testRows == null
        ? planned.get(Set.of()).orElseThrow().prepared().facts().testRows()
        : testRows.count();
  }

  /** The training seed of a repeat, from 0, at the first contender. */
  long seed(int repeat) {
    return spec.first().experiment().training().seed() + repeat;
  }

  /** A folder's name for this attribution: the same for the same runs and metric. */
  public String folderName() {
    return "attribution-" + new CombinationRuns(spec.name(), metric, wanted()).hash();
  }
}
