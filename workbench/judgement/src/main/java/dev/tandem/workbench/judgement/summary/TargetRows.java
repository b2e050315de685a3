package dev.tandem.workbench.judgement.summary;

import dev.tandem.training.Score;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;

/** The rows whose score is held against a target: training rows only where nobody has others. */
public enum TargetRows {
  VALIDATION,
  TRAINING;

  Score score(EpochEntry epoch) {
    return this == VALIDATION ? epoch.validation() : epoch.train();
  }

  /** Returns the name in files; null is validation, as in files from before there was another. */
  String nameInFile() {
    return this == VALIDATION ? null : "training";
  }
}
