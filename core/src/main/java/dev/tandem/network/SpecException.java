package dev.tandem.network;

import dev.tandem.fault.UserException;

/**
 * A value in a spec that cannot be. The message names where it stands, the key, what was expected
 * and what came.
 */
public final class SpecException extends UserException {
  private static final long serialVersionUID = 1L;

  private final String key;
  private final String complaint;

  /** For a spec built in code: no place but the key. */
  public SpecException(String key, String expected, Object got) {
    this(key, "expected " + expected + ", got " + got);
  }

  private SpecException(String key, String complaint) {
    super(key + ": " + complaint);
    this.key = key;
    this.complaint = complaint;
  }

  private SpecException(String origin, String key, String complaint) {
    super(origin + ": " + key + ": " + complaint);
    this.key = key;
    this.complaint = complaint;
  }

  /** The key that the complaint is about, e.g. {@code "momentum"}. */
  public String key() {
    return key;
  }

  /** The same complaint about a key further down in a file, with the place where it stands. */
  public SpecException at(String origin, String fullKey) {
    return new SpecException(origin, fullKey, complaint);
  }
}
