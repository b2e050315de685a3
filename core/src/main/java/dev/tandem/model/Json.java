package dev.tandem.model;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * JSON (RFC 8259) as far as files of models and programs that train need it. Objects are ordered
 * maps, arrays lists, whole numbers {@code Long}, other numbers {@code Double}; the rest is {@code
 * String}, {@code Boolean} and null.
 */
public final class Json {
  private Json() {}

  /**
   * Reads one value.
   *
   * @throws JsonException if the text is anything else, has a key twice or nests too deep
   */
  static Object parse(String text) {
    return new JsonParser(text, JsonParser.Numbers.FINITE).parse();
  }

  /**
   * Reads one value as programs write it, where a number may also be {@code NaN}, {@code Infinity}
   * or {@code -Infinity}, as in Python and Java, or {@code nan} or {@code inf}, as in C.
   *
   * @throws JsonException as {@link #parse} does
   */
  public static Object parseFromProgram(String text) {
    return new JsonParser(text, JsonParser.Numbers.ALL).parse();
  }

  /**
   * Writes a value without blanks, so that {@link #parse} gives an equal one.
   *
   * @throws IllegalArgumentException if JSON has no form for it, as for NaN
   */
  public static String write(Object value) {
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value instanceof Map<?, ?> map) {
      writeMap(map, out);
    } else if (value instanceof List<?> list) {
      writeList(list, out);
    } else if (value instanceof String text) {
      quote(text, out);
    } else if (value == null || value instanceof Boolean || isWritable(value)) {
      out.append(value);
    } else {
      throw new IllegalArgumentException(
          "JSON: expected a map, a list, a text, a finite number, a boolean or null, got " + value);
    }
  }

  private static boolean isWritable(Object value) {
    return value instanceof Long
        || value instanceof Integer
        || (value instanceof Double number && Double.isFinite(number));
  }

  private static void writeMap(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        entries.hasNext(); ) {
      Map.Entry<?, ?> entry = entries.next();
      quote((String) entry.getKey(), out);
      out.append(':');
      write(entry.getValue(), out);
      if (entries.hasNext()) {
        out.append(',');
      }
    }
    out.append('}');
  }

  private static void writeList(List<?> list, StringBuilder out) {
    out.append('[');
    for (Iterator<?> items = list.iterator(); items.hasNext(); ) {
      write(items.next(), out);
      if (items.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
