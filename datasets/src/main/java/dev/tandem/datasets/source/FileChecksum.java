package dev.tandem.datasets.source;

import dev.tandem.data.DataException;
import dev.tandem.file.PlainFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * A file's size and two checksums, read in pieces. The polynomials have no common factor, so that
 * both together are a checksum of 64 bits: no edit slips through, and the JVM computes it at the
 * speed of memory from its start, where SHA-256 waits for a compiler.
 */
final class FileChecksum {
  private FileChecksum() {}

  /** {@code "<bytes>:<CRC-32 and CRC-32C in hex>"}. */
  static String of(Path file) {
    PlainFile.otherwise(file)
        .ifPresent(
            got -> {
              throw new DataException(file.toString(), "a file of data", got);
            });
    try (InputStream in = Files.newInputStream(file)) {
      CRC32 first = new CRC32();
      CRC32C second = new CRC32C();
      byte[] piece = new byte[1 << 16];
      long size = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        first.update(piece, 0, read);
        second.update(piece, 0, read);
        size += read;
      }
      return String.format("%d:%08x%08x", size, first.getValue(), second.getValue());
    } catch (IOException e) {
      throw new DataException(file + ": expected a readable file, got " + e, e);
    }
  }
}
