package dev.tandem.workbench.contender.probe;

import dev.tandem.workbench.contender.probe.Agreement.Verdict;
import dev.tandem.workbench.observed.Conventions.Departure;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Finding;
import java.util.LinkedHashMap;
import java.util.Map;

/** What several looks at one thing came to: one that differs outweighs all that agree. */
final class Tally {
  private final Map<String, Object> settings = new LinkedHashMap<>();
  private boolean agreed;
  private Departure departure;

  /**
   * @param plain the map that an experiment has for the formula that numbers are held against
   */
  Tally(Object plain) {
    ((Map<?, ?>) plain).forEach((key, value) -> put((String) key, value));
  }

  /** Adds a setting of the formula. */
  void put(String key, Object value) {
    settings.put(key, value);
  }

  /**
   * @param difference what differs, if something does
   */
  void add(Verdict verdict, Departure difference) {
    agreed |= verdict == Verdict.AGREES;
    if (verdict == Verdict.DIFFERS && departure == null) {
      departure = difference;
    }
  }

  /**
   * What looks came to so far.
   *
   * @param departure null if there was none
   */
  record Memory(boolean agreed, Departure departure) {}

  Memory memory() {
    return new Memory(agreed, departure);
  }

  void resume(Memory memory) {
    agreed = memory.agreed();
    departure = memory.departure();
  }

  /**
   * @param whyUnknown if no look could tell
   */
  Finding<Formula> finding(String whyUnknown) {
    return agreed || departure != null
        ? Finding.of(new Formula(settings, departure))
        : Finding.unseen(whyUnknown, new Formula(settings, null));
  }
}
