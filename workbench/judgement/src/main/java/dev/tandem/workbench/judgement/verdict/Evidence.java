package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import java.util.List;

/**
 * What verdicts on pairs rest on beside the metrics.
 *
 * @param rows the predictions for single test rows
 * @param caveats what differs between two contenders beside the engine
 * @param parity how far their weights and losses lie apart
 * @param steps what walks in lock-step found
 */
public record Evidence(TestRows rows, Caveats caveats, List<ParityEntry> parity, StepChecks steps) {
  public Evidence {
    parity = List.copyOf(parity);
  }
}
