package dev.tandem.lockstep;

import java.util.Locale;

/** What two sessions do between steps. */
public enum Mode {
  /** Each goes on from its own state: differences add up, and show as drift. */
  FREE,
  /** Before each step both go to the first one's state: what differs was made in this step. */
  SYNCHRONIZED;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
