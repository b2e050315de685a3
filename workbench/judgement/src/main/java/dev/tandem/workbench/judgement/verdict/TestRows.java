package dev.tandem.workbench.judgement.verdict;

import java.util.Optional;

/** Who predicted what for the test rows. */
public interface TestRows {
  /** Whether two contenders have the same test rows in the same order. */
  boolean same(String a, String b);

  /** Returns the predictions of a contender's model; empty unless it finished the repeat. */
  Optional<TestPredictions> predictions(String contender, int repeat);
}
