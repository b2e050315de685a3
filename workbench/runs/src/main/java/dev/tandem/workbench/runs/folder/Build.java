package dev.tandem.workbench.runs.folder;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Which build of Tandem runs: two builds of one version may compute differently. */
final class Build {
  private static final int LENGTH = 16;

  private Build() {}

  /**
   * The beginning of a SHA-256 over Tandem's own jars, in hex; {@code "classes"} where it runs from
   * folders of classes, as in tests.
   */
  static String fingerprint() {
    List<Path> jars =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(path -> path.getFileName() != null)
            .filter(path -> path.getFileName().toString().matches("tandem-.*\\.jar"))
            .sorted()
            .toList();
    if (jars.isEmpty()) {
      return "classes";
    }
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Path jar : jars) {
        sha256.update(Files.readAllBytes(jar));
      }
      return HexFormat.of().formatHex(sha256.digest()).substring(0, LENGTH);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
