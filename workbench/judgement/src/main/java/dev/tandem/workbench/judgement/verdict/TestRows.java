package dev.tandem.workbench.judgement.verdict;

import java.util.Optional;

/** Who answered what on the test rows. */
public interface TestRows {
  /** Whether two contenders have the same test rows in the same order. */
  boolean same(String a, String b);

  /** The answers of a contender's model; empty unless it finished the repeat. */
  Optional<TestPredictions> answers(String contender, int repeat);
}
