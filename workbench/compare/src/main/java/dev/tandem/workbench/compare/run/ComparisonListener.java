package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFacts;
import dev.tandem.workbench.observed.Observation;

/** Hears how a comparison goes, to draw it. */
public interface ComparisonListener {
  /** Data of a contender is about to be prepared, or found in the cache. */
  void preparing(String source);

  /** Data is there. */
  void prepared(DataFacts facts);

  /** A contender's process is about to start. */
  void starting(String contender, int repeat, int repeats);

  /** A contender is inside an epoch. */
  void progress(String contender, Observation.Progress progress);

  /** A contender has ended an epoch. */
  void epoch(String contender, int epochs, Observation.Epoch epoch);

  /** A contender is out; the others go on. */
  void out(String contender, String status, String message);

  /** Training is over; figures are about to be computed and drawn. */
  void evaluating();
}
