package dev.tandem.datasets.known;

import java.util.Locale;
import java.util.OptionalLong;

/**
 * A file of a dataset as it was published.
 *
 * @param bytes how long it is, where that is known
 * @param algorithm of the checksum, e.g. {@code SHA-256}
 * @param checksum in hex
 */
public record KnownFile(String name, OptionalLong bytes, String algorithm, String checksum) {
  /** Reads {@code "name bytes algorithm:checksum"}; bytes may be {@code ?}. */
  static KnownFile parse(String text) {
    String[] parts = text.split(" ");
    int colon = parts[2].indexOf(':');
    return new KnownFile(
        parts[0],
        parts[1].equals("?") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1])),
        parts[2].substring(0, colon).toUpperCase(Locale.ROOT),
        parts[2].substring(colon + 1));
  }
}
