package dev.tandem.datasets.preflight;

import java.util.regex.Pattern;

/** Names of columns that tell who or what a row is about. */
final class IdNames {
  private static final Pattern ENDING =
      Pattern.compile("(?i)(.*[_\\s.-])?(id|ids|uuid|guid|nr|no|number|index|key|#)");
  private static final Pattern CAMEL = Pattern.compile(".*[a-z](Id|ID|Nr|No|Number|Key)");
  private static final Pattern WHO =
      Pattern.compile(
          "(?i).*(patient|customer|client|user|subject|person|member|household|account|device"
              + "|participant|employee|student).*");
  private static final Pattern PLACE = Pattern.compile("(?i).*(zip|post|plz|phone).*");

  private IdNames() {}

  static boolean looksLikeOne(String name) {
    return (ENDING.matcher(name).matches() || CAMEL.matcher(name).matches()) && !isPlace(name);
  }

  /** Also a bare {@code patient}, of which a row has one but a patient may have several. */
  static boolean namesSomebody(String name) {
    return looksLikeOne(name) || name.split("[_\\s.-]").length <= 1 && WHO.matcher(name).matches();
  }

  /** A code that says where; many share it without knowing each other. */
  static boolean isPlace(String name) {
    return PLACE.matcher(name).matches();
  }
}
