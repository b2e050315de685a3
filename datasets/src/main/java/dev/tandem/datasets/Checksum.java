package dev.tandem.datasets;

import dev.tandem.model.Safetensors.Entry;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * CRC-32C over a prepared file: tells whether it is still as it was written, at the speed of
 * memory. What the data are is their {@link Fingerprint}'s to say, which takes a hundred times as
 * long.
 */
final class Checksum {
  static final String KEY = "checksum";

  private Checksum() {}

  /** In hex, of all texts but the checksum itself, and all tensors. */
  static String of(Map<String, String> metadata, Map<String, Entry> tensors) {
    CRC32C sum = new CRC32C();
    new TreeMap<>(metadata)
        .forEach(
            (key, text) -> {
              if (!key.equals(KEY)) {
                add(sum, key + "=" + text);
              }
            });
    new TreeMap<>(tensors)
        .forEach(
            (name, entry) -> {
              add(sum, name + ": " + entry);
              sum.update(entry.data());
            });
    return Long.toHexString(sum.getValue());
  }

  private static void add(CRC32C sum, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sum.update(bytes, 0, bytes.length);
  }
}
