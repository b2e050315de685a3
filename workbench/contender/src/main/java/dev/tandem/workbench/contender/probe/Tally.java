package dev.tandem.workbench.contender.probe;

import dev.tandem.workbench.contender.probe.Agreement.Verdict;
import dev.tandem.workbench.observed.Finding;

/** What several looks at one thing came to: one that differs outweighs all that agree. */
final class Tally {
  private final String expected;
  private boolean agreed;
  private String different;

  /**
   * @param expected in words, which become the finding if all looks agree
   */
  Tally(String expected) {
    this.expected = expected;
  }

  /**
   * @param difference in words, if it is one
   */
  void add(Verdict verdict, String difference) {
    agreed |= verdict == Verdict.AGREES;
    if (verdict == Verdict.DIFFERS && different == null) {
      different = difference;
    }
  }

  /**
   * @param whyUnknown if no look could tell
   */
  Finding finding(String whyUnknown) {
    if (different != null) {
      return Finding.of("not " + expected + ": " + different);
    }
    return agreed ? Finding.of(expected) : Finding.unknown(whyUnknown);
  }
}
