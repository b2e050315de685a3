package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;

/**
 * The rows of one repeat, where each repeat deals them out anew: {@code "resampled"} of a run in
 * {@code comparison.json}.
 *
 * @param splitSeed by which they were dealt out
 * @param fold which part tested; null where splits were redrawn
 * @param fingerprint of the prepared data
 * @param baselines what predictions without a model score on its test rows
 */
public record ResampledEntry(
    long splitSeed,
    @JsonInclude(JsonInclude.Include.NON_NULL) Fold fold,
    String fingerprint,
    RowsEntry rows,
    BaselineEntry baselines) {

  /** One of several equal parts of the rows. */
  public record Fold(int index, int of) {}
}
