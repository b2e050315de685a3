package dev.tandem.workbench.observed;

/** Hashes for people. */
public final class Sha {
  private static final int DIGITS = 12;

  private Sha() {}

  /** The first digits, enough to tell two apart. */
  public static String brief(String hex) {
    return hex.substring(0, Math.min(DIGITS, hex.length()));
  }
}
