package dev.tandem.network;

import java.util.Optional;

/**
 * Features of what happened before to the same person or thing: how often, with what outcome, how
 * long ago. Only rows whose outcome was known before a row's own moment count.
 *
 * @param by the column that tells who it is
 * @param at the column with the moment at which a row is to be predicted
 * @param known the column with the moment at which a row's outcome is known; {@code at} if empty
 */
public record HistorySpec(String by, String at, Optional<String> known) {
  /** The column with the moment at which a row's outcome is known. */
  public String knownOrAt() {
    return known.orElse(at);
  }
}
