package dev.tandem.workbench.live.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes folders of this server's own. */
public final class Folders {
  private static final Pattern OWN = Pattern.compile("\\S*/tandem-live-[0-9]+/(?:table-[0-9]+/)?");

  private Folders() {}

  /** A message without the server's own folders in it, which mean nothing to anybody. */
  public static String plain(String message) {
    return OWN.matcher(message).replaceAll("");
  }

  /** With all that is in it, if it is there; links are removed, not followed. */
  public static void remove(Path folder) {
    if (Files.notExists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
