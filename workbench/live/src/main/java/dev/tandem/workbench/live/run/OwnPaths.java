package dev.tandem.workbench.live.run;

import java.util.regex.Pattern;

/** The folders of this server: what they are called, and messages without them. */
public final class OwnPaths {
  /** How the names of these folders begin. */
  public static final String PREFIX = "tandem-live-";

  private static final Pattern PATH =
      Pattern.compile("\\S*/" + PREFIX + "[0-9]+/(?:table-[0-9]+/)?");

  private OwnPaths() {}

  /** A message without paths that mean nothing to anybody. */
  public static String plain(String message) {
    return PATH.matcher(message).replaceAll("");
  }
}
