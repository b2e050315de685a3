package dev.tandem.workbench.runs.results;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What answers without a model score on the test rows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
  @JsonSubTypes.Type(BaselineEntry.OfClasses.class),
  @JsonSubTypes.Type(BaselineEntry.OfNumbers.class)
})
public sealed interface BaselineEntry {
  /** Of classes; see {@link dev.tandem.evaluation.Baselines}. */
  record OfClasses(double majorityAccuracy, double prevalence, double allPositiveF1)
      implements BaselineEntry {}

  /** Of numbers: always the training rows' mean; see {@link dev.tandem.evaluation.MeanBaseline}. */
  record OfNumbers(double meanRmse, double meanMae) implements BaselineEntry {}
}
