package dev.tandem.workbench.compare.attribution;

import dev.tandem.workbench.compare.sweep.CombinationRuns;
import dev.tandem.workbench.compare.sweep.CombinationRuns.Outcome;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.judgement.statistics.Shapley;
import dev.tandem.workbench.judgement.verdict.AttributionSentence;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.AttributionFile.CombinationEntry;
import dev.tandem.workbench.runs.results.AttributionFile.EffectEntry;
import dev.tandem.workbench.runs.results.Settings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Shares the gap out in every repeat in which all combinations finished. */
final class AttributionResults {
  private final AttributionPlan plan;
  private final List<CombinationEntry> combinations = new ArrayList<>();
  private final List<Long> seeds = new ArrayList<>();
  private final List<double[]> worths = new ArrayList<>(); // by counted repeat, in order of sets

  AttributionResults(AttributionPlan plan, Map<String, Outcome> outcomes) {
    this.plan = plan;
    for (int set : plan.sets()) {
      combinations.add(combination(set, outcomes));
    }
    for (int repeat = 0; repeat < plan.spec().repeats(); repeat++) {
      long seed = plan.seed(repeat);
      if (combinations.stream().allMatch(one -> one.values().containsKey(seed))) {
        seeds.add(seed);
        worths.add(combinations.stream().mapToDouble(one -> one.values().get(seed)).toArray());
      }
    }
  }

  /** By the seeds of the first contender, so that a repeat has one name. */
  private CombinationEntry combination(int set, Map<String, Outcome> outcomes) {
    Map<Long, Double> values = new LinkedHashMap<>();
    Map<Long, String> failed = new LinkedHashMap<>();
    for (int repeat = 0; repeat < plan.spec().repeats(); repeat++) {
      Outcome outcome = outcomes.get(CombinationRuns.key(plan.wanted(set, repeat)));
      Double value = outcome.test() == null ? null : outcome.test().get(plan.metric().key());
      if (outcome.failure().isPresent()) {
        failed.put(plan.seed(repeat), outcome.failure().get());
      } else if (value == null || !Double.isFinite(value)) {
        failed.put(plan.seed(repeat), "its test " + plan.metric().words() + " is undefined");
      } else {
        values.put(plan.seed(repeat), value);
      }
    }
    List<String> changed = Factors.in(set, plan.factors()).stream().map(Factor::name).toList();
    return new CombinationEntry(changed, values, failed);
  }

  AttributionFile file() {
    AttributionFile file =
        new AttributionFile(
            AttributionFile.SCHEMA,
            plan.spec().name(),
            plan.spec().first().id(),
            plan.spec().second().id(),
            plan.metric().key(),
            plan.combinesAll() ? AttributionFile.SHAPLEY : AttributionFile.ONE_AT_A_TIME,
            seeds,
            plan.testRowCount(),
            plan.testRows().map(rows -> rows.leftOut()).orElse(0),
            effect("gap", Map.of(), Map.of(), worths.stream().map(own -> gap(own)).toList()),
            effects(),
            combinations,
            notes(),
            "");
    return file.withSentence(AttributionSentence.of(file));
  }

  private static double gap(double[] worth) {
    return worth[worth.length - 1] - worth[0];
  }

  private List<EffectEntry> effects() {
    List<double[]> shares = worths.stream().map(this::shares).toList();
    List<EffectEntry> effects = new ArrayList<>();
    for (int i = 0; i < plan.factors().size(); i++) {
      Factor factor = plan.factors().get(i);
      int position = i;
      effects.add(
          effect(
              factor.name(),
              factor.of(plan.settings().first()),
              factor.of(plan.settings().second()),
              shares.stream().map(own -> own[position]).toList()));
    }
    effects.sort(Comparator.comparingDouble((EffectEntry one) -> -Math.abs(one.mean())));
    if (!plan.combinesAll()) {
      int last = plan.factors().size();
      List<Double> together = shares.stream().map(own -> own[last]).toList();
      effects.add(effect(AttributionFile.TOGETHER, Map.of(), Map.of(), together));
    }
    return effects;
  }

  private double[] shares(double[] worth) {
    return plan.combinesAll()
        ? Shapley.shares(worth)
        : Shapley.oneAtATime(
            worth[0], Arrays.copyOfRange(worth, 1, worth.length - 1), worth[worth.length - 1]);
  }

  private static EffectEntry effect(
      String name, Map<String, Object> from, Map<String, Object> to, List<Double> values) {
    Sample sample = Sample.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    List<String> keys = new ArrayList<>(from.keySet());
    to.keySet().stream().filter(key -> !from.containsKey(key)).forEach(keys::add);
    return new EffectEntry(
        name, keys, text(from), text(to), sample.mean(), sample.low(), sample.high(), values);
  }

  /** A single value bare, several with their keys. */
  private static String text(Map<String, Object> settings) {
    return settings.size() == 1
        ? Settings.text(settings.values().iterator().next())
        : Settings.all(settings);
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    plan.testRows()
        .ifPresent(
            rows ->
                notes.add(
                    String.format(
                        Locale.ROOT,
                        "All combinations are scored on %,d of %s's test rows%s.",
                        rows.count(),
                        plan.spec().first().id(),
                        rows.leftOut() == 0
                            ? ""
                            : String.format(
                                Locale.ROOT,
                                "; %,d are left out, since other combinations train on them",
                                rows.leftOut()))));
    if (!plan.combinesAll()) {
      notes.add(
          "With more than "
              + Factors.MOST_COMBINED
              + " differences each is changed alone; what they do only in company is together.");
    }
    plan.factors().stream()
        .filter(one -> one.name().contains(" with "))
        .forEach(one -> notes.add("Only together can be changed: " + one.name() + "."));
    IntStream.range(0, combinations.size()).forEach(i -> failures(combinations.get(i), notes));
    return notes;
  }

  private static void failures(CombinationEntry one, List<String> notes) {
    one.failed()
        .forEach(
            (seed, why) ->
                notes.add(
                    "Repeat with seed "
                        + seed
                        + " is left out: "
                        + (one.changed().isEmpty() ? "nothing" : String.join(", ", one.changed()))
                        + " changed: "
                        + why));
  }
}
