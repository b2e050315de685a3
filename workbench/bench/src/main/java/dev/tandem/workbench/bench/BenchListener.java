package dev.tandem.workbench.bench;

import dev.tandem.workbench.runs.results.BenchFile.CaseEntry;

/** Hears how a benchmark goes on. */
public interface BenchListener {
  void starting(String benchCase, String what);

  /** A round begins for a runner. */
  void round(String benchCase, int round, int rounds, String runner);

  /** A runner is out. */
  void out(String runner, String message);

  void finished(CaseEntry result);
}
