package dev.tandem.datasets.source;

import dev.tandem.datasets.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file's size and SHA-256, read in pieces. */
final class FileHash {
  private FileHash() {}

  /** {@code "<bytes>:<hex>"}. */
  static String of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[1 << 16];
      long size = 0;
      for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
        digest.update(piece, 0, read);
        size += read;
      }
      return size + ":" + HexFormat.of().formatHex(digest.digest());
    } catch (IOException e) {
      throw new DataException(file + ": expected a readable file, got " + e, e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
