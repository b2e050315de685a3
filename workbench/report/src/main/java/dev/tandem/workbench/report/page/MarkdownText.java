package dev.tandem.workbench.report.page;

import dev.tandem.fault.PlainText;
import java.util.regex.Pattern;

/**
 * Text as words of Markdown: on one line, and without links, images, HTML or formatting of its own,
 * whatever a column, a class or a contender is called.
 */
public final class MarkdownText {
  private static final Pattern SIGNS = Pattern.compile("[\\\\|*_`\\[\\]~$]");

  /** At the beginning of a line these make a heading, a list, a quotation or a ruler. */
  private static final Pattern BEGINNING =
      Pattern.compile("^\\s*(?=>|#{1,6}(\\s|$)|[-+]\\s|(=+|--+)\\s*$)");

  private static final Pattern NUMBERED = Pattern.compile("^\\s*(\\d{1,9})(?=[.)](\\s|$))");

  /** GitHub makes links of bare addresses. */
  private static final Pattern ADDRESS = Pattern.compile("(?i)(www|https?|ftp)(?=[.:])");

  private static final Pattern LINK_OR_TAG = Pattern.compile("(?<=])\\(|<(?=[A-Za-z/!?])|`");

  private MarkdownText() {}

  /** The text, to stand anywhere but in code. */
  public static String of(String text) {
    String escaped = SIGNS.matcher(PlainText.oneLine(text)).replaceAll("\\\\$0");
    escaped = ADDRESS.matcher(escaped).replaceAll("$1\\\\");
    escaped = BEGINNING.matcher(escaped).replaceAll("\\\\");
    escaped = NUMBERED.matcher(escaped).replaceAll("$1\\\\");
    return escaped.replace("&", "&amp;").replace("<", "&lt;");
  }

  /** The text for Markdown that is read as it is, too: only links and HTML are broken. */
  public static String readable(String text) {
    return LINK_OR_TAG.matcher(PlainText.oneLine(text)).replaceAll("\\\\$0");
  }
}
