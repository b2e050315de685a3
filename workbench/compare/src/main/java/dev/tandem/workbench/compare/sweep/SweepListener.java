package dev.tandem.workbench.compare.sweep;

/** Hears how a sweep goes, to draw it. Never called by two threads at once. */
public interface SweepListener {
  /**
   * Runs are about to begin.
   *
   * @param runs of the whole sweep
   * @param found how many of them were made before
   */
  void starting(int runs, int found, int jobs);

  /** A run has ended an epoch, or something else has changed. */
  void progress(SweepProgress progress);

  /**
   * A run is over.
   *
   * @param settings and seed in words
   * @param outcome its figure, or why it failed
   */
  void over(SweepProgress progress, String settings, String outcome);

  /** All runs are over; tables and pictures are about to be made. */
  void evaluating();
}
