package dev.tandem.workbench.judgement.summary;

import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;

/** Mean, standard deviation and 95 % interval of a figure over repeats, as results have it. */
public final class Summary {
  private Summary() {}

  /** NaN where undefined: everything without values, all but the mean with one. */
  public static SummaryEntry of(double... values) {
    Sample sample = Sample.of(values);
    return new SummaryEntry(sample.mean(), sample.sd(), sample.low(), sample.high(), sample.n());
  }
}
