package dev.tandem.network;

import java.util.Locale;

/** What a target is. */
public enum Task {
  /** One of several classes. */
  CLASSIFICATION,
  /** Numbers. */
  REGRESSION;

  /** What a user types and reads. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
