package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Sample;

/** Which of two contenders a sentence names first: differences and caveats follow it. */
enum Order {
  A_FIRST,
  B_FIRST;

  /** The order in which something of a that is true stands before b's. */
  static Order aFirstIf(boolean condition) {
    return condition ? A_FIRST : B_FIRST;
  }

  String first(Contest contest) {
    return this == A_FIRST ? contest.idA() : contest.idB();
  }

  String second(Contest contest) {
    return this == A_FIRST ? contest.idB() : contest.idA();
  }

  /** Differences a − b as first − second: with b first the ends of the interval change places. */
  Sample of(Sample s) {
    return this == A_FIRST ? s : s.negated();
  }
}
