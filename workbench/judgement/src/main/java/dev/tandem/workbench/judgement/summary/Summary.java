package dev.tandem.workbench.judgement.summary;

import dev.tandem.workbench.judgement.statistics.Resampling;
import dev.tandem.workbench.judgement.statistics.Sample;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;

/** Mean, standard deviation and 95 % interval of a metric over repeats, as results have it. */
public final class Summary {
  private Summary() {}

  /** NaN where undefined: everything without values, all but the mean with one. */
  public static SummaryEntry of(double... values) {
    return of(Resampling.NONE, values);
  }

  /** The same of repeats that may have drawn their rows from one set. */
  public static SummaryEntry of(Resampling resampling, double... values) {
    Sample sample = Sample.of(resampling, values);
    return new SummaryEntry(sample.mean(), sample.sd(), sample.low(), sample.high(), sample.n());
  }
}
