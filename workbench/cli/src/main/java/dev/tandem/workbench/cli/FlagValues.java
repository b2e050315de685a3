package dev.tandem.workbench.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What people type after a flag, as a file would have it. */
final class FlagValues {
  private FlagValues() {}

  /** {@code 3}, {@code 0.5} or a word; null stays null. */
  static Object numberOrWord(String text) {
    if (text == null) {
      return null;
    }
    String word = text.strip();
    if (word.matches("-?\\d{1,18}")) {
      return Long.valueOf(word);
    }
    return word.matches("-?\\d*\\.?\\d+([eE][-+]?\\d+)?") ? (Object) Double.valueOf(word) : word;
  }

  /** {@code elu} or {@code elu:0.5}, which is {@code {elu: 0.5}}; null stays null. */
  static Object tagged(String text) {
    Object value = numberOrWord(text);
    if (!(value instanceof String word) || !word.contains(":")) {
      return value;
    }
    return Map.of(name(word), numberOrWord(setting(word)));
  }

  /** {@code 1,2.5} as a list, anything else as it is; null stays null. */
  static Object listOrWord(String text) {
    Object value = numberOrWord(text);
    boolean word = value instanceof String typed && !typed.contains(",");
    return value == null || word ? value : list(text);
  }

  /** Numbers or words between commas. */
  static List<Object> list(String text) {
    return Arrays.stream(text.split(",")).map(FlagValues::numberOrWord).toList();
  }

  /** What stands before the colon, if there is one. */
  static String name(String text) {
    return text.contains(":") ? text.substring(0, text.indexOf(':')).strip() : text.strip();
  }

  /** What stands behind the colon; null if there is none. */
  static String setting(String text) {
    return text.contains(":") ? text.substring(text.indexOf(':') + 1) : null;
  }
}
