package dev.tandem.workbench.live;

import dev.tandem.file.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The secret part of the page's address: random, and kept in a file that only its user can read, so
 * that an open page finds a server that was started again.
 */
public final class LiveToken {
  private static final String NAME = "live-token";
  private static final int BYTES = 18;
  private static final String FORM = "[A-Za-z0-9_-]{24}";

  private LiveToken() {}

  /**
   * Returns the token of a cache folder; makes one the first time.
   *
   * @throws IOException if it can be neither read nor written
   */
  public static String of(Path cache) throws IOException {
    Path file = Files.createDirectories(cache).resolve(NAME);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      String kept = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
      if (kept.matches(FORM)) {
        return kept;
      }
    }
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().encodeToString(random);
    WholeFile.writeText(file, WholeFile.Lasting.ON_DISK, token);
    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
    return token;
  }
}
