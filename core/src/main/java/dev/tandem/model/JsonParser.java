package dev.tandem.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one JSON value from a text, strictly; see {@link Json} for what becomes what. */
final class JsonParser {
  /** Our own files nest six deep at most. */
  private static final int DEPTH_LIMIT = 32;

  /** Longer than any number that Java or Python writes. */
  private static final int NUMBER_LIMIT = 64;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private static final Pattern NOT_FINITE = Pattern.compile("-?(?i:nan|infinity|inf)\\b");

  private final String text;
  private final Numbers numbers;
  private int position;

  /** Which numbers are taken. */
  enum Numbers {
    FINITE,
    ALL
  }

  JsonParser(String text, Numbers numbers) {
    this.text = text;
    this.numbers = numbers;
  }

  Object parse() {
    Object value = value(0);
    skipBlanks();
    if (position < text.length()) {
      throw refuse("the end");
    }
    return value;
  }

  private Object value(int depth) {
    if (depth > DEPTH_LIMIT) {
      throw refuse("at most " + DEPTH_LIMIT + " levels");
    }
    skipBlanks();
    char next = position < text.length() ? text.charAt(position) : 0;
    return switch (next) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> text.startsWith("null", position) ? word("null", null) : number();
      default -> number();
    };
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> entries = new LinkedHashMap<>();
    take('{');
    if (takeIf('}')) {
      return entries;
    }
    do {
      skipBlanks();
      int start = position;
      String key = string();
      if (entries.containsKey(key)) {
        throw new JsonException("every key once", "'" + key + "' again", start);
      }
      take(':');
      entries.put(key, value(depth + 1));
    } while (takeIf(','));
    take('}');
    return entries;
  }

  private List<Object> array(int depth) {
    List<Object> items = new ArrayList<>();
    take('[');
    if (takeIf(']')) {
      return items;
    }
    do {
      items.add(value(depth + 1));
    } while (takeIf(','));
    take(']');
    return items;
  }

  private String string() {
    takeQuote();
    StringBuilder out = new StringBuilder();
    while (position < text.length() && text.charAt(position) != '"') {
      char c = text.charAt(position);
      if (c < ' ') {
        throw refuse("no control character in a text");
      }
      position++;
      out.append(c == '\\' ? escaped() : c);
    }
    takeQuote();
    return out.toString();
  }

  private char escaped() {
    char c = position < text.length() ? text.charAt(position) : 0;
    char meant =
        switch (c) {
          case '"', '\\', '/' -> c;
          case 'b' -> '\b';
          case 'f' -> '\f';
          case 'n' -> '\n';
          case 'r' -> '\r';
          case 't' -> '\t';
          case 'u' -> hexadecimal();
          default -> throw refuse("an escape such as \\n");
        };
    position += c == 'u' ? 5 : 1;
    return meant;
  }

  private char hexadecimal() {
    int code = 0;
    for (int i = position + 1; i <= position + 4; i++) {
      int digit =
          i < text.length() && text.charAt(i) < 128 ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        throw refuse("four hexadecimal digits");
      }
      code = 16 * code + digit;
    }
    return (char) code;
  }

  private Object word(String word, Object meaning) {
    if (!text.startsWith(word, position)) {
      throw refuse("a value");
    }
    position += word.length();
    return meaning;
  }

  private Number number() {
    int end = Math.min(text.length(), position + NUMBER_LIMIT);
    Matcher matcher = NUMBER.matcher(text).region(position, end);
    if (!matcher.lookingAt()) {
      return notFinite();
    }
    Number number = toNumber(matcher);
    position = matcher.end();
    return number;
  }

  private double notFinite() {
    Matcher matcher = NOT_FINITE.matcher(text).region(position, text.length());
    if (numbers == Numbers.FINITE || !matcher.lookingAt()) {
      throw refuse("a value");
    }
    position = matcher.end();
    String word = matcher.group().toLowerCase(Locale.ROOT);
    if (word.endsWith("nan")) {
      return Double.NaN;
    }
    return word.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  private Number toNumber(Matcher matcher) {
    if (matcher.group(1) == null && matcher.group(2) == null) {
      try {
        return Long.valueOf(matcher.group());
      } catch (NumberFormatException e) {
        throw refuse("a whole number of 64 bits");
      }
    }
    double number = Double.parseDouble(matcher.group());
    if (Double.isInfinite(number)) {
      throw refuse("a number that float64 can hold");
    }
    return number;
  }

  private void skipBlanks() {
    while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
  }

  private void takeQuote() {
    if (position >= text.length() || text.charAt(position) != '"') {
      throw refuse("a text in quotes");
    }
    position++;
  }

  private void take(char expected) {
    if (!takeIf(expected)) {
      throw refuse("'" + expected + "'");
    }
  }

  private boolean takeIf(char expected) {
    skipBlanks();
    boolean there = position < text.length() && text.charAt(position) == expected;
    position += there ? 1 : 0;
    return there;
  }

  private JsonException refuse(String expected) {
    String got =
        position < text.length()
            ? String.format(printable() ? "'%c'" : "U+%04x", (int) text.charAt(position))
            : "the end";
    return new JsonException(expected, got, position);
  }

  private boolean printable() {
    return text.charAt(position) > ' ' && text.charAt(position) < 127;
  }
}
