package dev.tandem.fault;

import java.util.regex.Pattern;

/**
 * Text from outside (names of columns and classes, paths, what programs print) without what would
 * act on whoever shows it: control characters, of which terminals take orders; marks that turn the
 * direction of writing, under which a text reads as another; halves of characters and signs that no
 * XML may have. Each is replaced by U+FFFD, so that lengths stay.
 */
public final class PlainText {
  private static final Pattern ACTING =
      Pattern.compile(
          "[\\p{Cc}&&[^\\r\\n\\t]]|\\r(?!\\n)" // but ends of lines and tabs
              + "|[\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]"
              + "|[\\p{Cs}\\uFFFE\\uFFFF]"); // the first is a surrogate without its partner

  private static final Pattern ENDS_OF_LINES = Pattern.compile("\\p{Cntrl}+");

  private PlainText() {}

  /** The text as it may be shown; it keeps its lines. */
  public static String of(String text) {
    return ACTING.matcher(text).replaceAll("\uFFFD");
  }

  /** The text in one line. */
  public static String oneLine(String text) {
    return of(ENDS_OF_LINES.matcher(text).replaceAll(" "));
  }
}
