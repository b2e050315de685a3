package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Time to a score. Seconds are of training: evaluation and waiting are not in them.
 *
 * @param reachedEpoch the first whose score is at least as good; null if none is
 * @param heldEpoch the first from which on no score is worse; null if the last one is
 * @param rows {@code "training"} where the score is of training rows; null: of validation rows
 */
public record TargetEntry(
    String figure,
    double value,
    Integer reachedEpoch,
    Double reachedSeconds,
    Integer heldEpoch,
    Double heldSeconds,
    @JsonInclude(JsonInclude.Include.NON_NULL) String rows) {
  /** Whether it was reached and not lost again. */
  @JsonIgnore
  public boolean held() {
    return heldEpoch != null;
  }

  /** Returns the score in words, such as {@code validation accuracy}. */
  public String score() {
    return (rows == null ? "validation" : rows) + " " + figure;
  }
}
