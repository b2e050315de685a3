package dev.tandem.workbench.runs.results;

import java.util.List;
import java.util.Map;

/**
 * {@code attribution.json}, also {@code attribution} in {@code comparison.json}: which of the
 * settings in which two contenders differ explains their gap, and by how much. All numbers are
 * second minus first, in the metric's own unit.
 *
 * @param name of the experiment
 * @param first id of the contender at which the combinations start
 * @param second id of the one at which they end
 * @param metric key of the test metric that is shared out
 * @param method {@link #SHAPLEY} or {@link #ONE_AT_A_TIME}
 * @param seeds of the repeats that count: all combinations finished in them
 * @param testRows on which every combination is scored
 * @param testRowsLeftOut of the first contender's test rows, since a combination trains on them
 * @param gap mean NaN where no repeat counts
 * @param effects the largest first; those of one at a time end with what is left together
 * @param notes what a reader must know, a sentence each
 * @param sentence the answer
 */
public record AttributionFile(
    String schema,
    String name,
    String first,
    String second,
    String metric,
    String method,
    List<Long> seeds,
    int testRows,
    int testRowsLeftOut,
    EffectEntry gap,
    List<EffectEntry> effects,
    List<CombinationEntry> combinations,
    List<String> notes,
    String sentence) {
  /** The one schema that there is. */
  public static final String SCHEMA = "tandem.attribution/1";

  /** All combinations, shares by Shapley. */
  public static final String SHAPLEY = "shapley";

  /** Each factor alone, the rest together. */
  public static final String ONE_AT_A_TIME = "one-at-a-time";

  /** The factor of what is left when each alone has its effect. */
  public static final String TOGETHER = "together";

  /**
   * What a factor contributes, or all of them.
   *
   * @param factor in words
   * @param keys that it changes
   * @param from their values at the first contender
   * @param to their values at the second
   * @param low lower end of the 95 % interval of the mean; NaN for one repeat
   * @param values by repeat
   */
  public record EffectEntry(
      String factor,
      List<String> keys,
      String from,
      String to,
      double mean,
      double low,
      double high,
      List<Double> values) {}

  /**
   * One combination.
   *
   * @param changed factors that are as at the second contender; none at the first
   * @param values of the metric by seed, without those that failed
   * @param failed why, by seed
   */
  public record CombinationEntry(
      List<String> changed, Map<Long, Double> values, Map<Long, String> failed) {}

  /** Whether there is something to show: at least two repeats count. */
  public boolean answered() {
    return seeds.size() > 1;
  }

  /** The same with its answer. */
  public AttributionFile withSentence(String answer) {
    return new AttributionFile(
        schema,
        name,
        first,
        second,
        metric,
        method,
        seeds,
        testRows,
        testRowsLeftOut,
        gap,
        effects,
        combinations,
        notes,
        answer);
  }
}
