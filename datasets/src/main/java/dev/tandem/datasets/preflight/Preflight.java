package dev.tandem.datasets.preflight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Looks at a table before any training. Finds what makes results better than they are (columns that
 * give the label away, rows and groups on both sides of the split), what makes them worse (default
 * values, drift, huge targets) and what makes them uncertain (rare classes). Chance alone should
 * find nothing: thresholds hold for tables of a hundred rows and of a million.
 */
public final class Preflight {
  /** In the order in which they are told; of one column, only the first is. */
  private static final List<Function<Inspection, List<Finding>>> CHECKS =
      List.of(
          RareClasses::of,
          Identifiers::of,
          Giveaways::of,
          Groups::of,
          Copies::of,
          Constants::of,
          DefaultValues::of,
          Drift::of,
          TargetScale::of);

  private Preflight() {}

  /** All findings, the gravest first; at most one a feature. */
  public static List<Finding> findings(Inspection table) {
    Set<String> features = new HashSet<>(table.features());
    Set<String> told = new HashSet<>();
    List<Finding> findings = new ArrayList<>();
    Stream<Finding> all = CHECKS.stream().flatMap(check -> check.apply(table).stream());
    all.forEach(
        finding -> {
          if (!features.contains(finding.about()) || told.add(finding.about())) {
            findings.add(finding);
          }
        });
    return findings;
  }
}
