package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.util.List;

/** What differs between two contenders beside the engine, a phrase each. */
@FunctionalInterface
public interface Caveats {
  /**
   * What the first has stands before what the second has, so a sentence asks in its own order.
   *
   * @param matter what the differences matter for: {@code "quality"} or {@code "speed"}
   * @return empty if nothing of the kind differs
   */
  List<String> between(ContenderEntry first, ContenderEntry second, String matter);
}
