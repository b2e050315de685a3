package dev.tandem.workbench.compare.sweep;

import dev.tandem.workbench.runs.metric.Metric;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep runs, read and checked.
 *
 * @param name of the experiment
 * @param keys that are varied
 * @param seeds that every combination is trained from
 * @param figure that ranks; empty means what suits the data
 */
public record SweepSpec(
    String name,
    List<String> keys,
    List<Combination> combinations,
    List<Long> seeds,
    Optional<Metric> figure) {
  public SweepSpec {
    keys = List.copyOf(keys);
    combinations = List.copyOf(combinations);
    seeds = List.copyOf(seeds);
  }

  /** How many runs that is. */
  public int runs() {
    return combinations.size() * seeds.size();
  }

  /** Threads of one run. */
  public int threads() {
    return combinations.get(0).contender().execution().threads();
  }
}
