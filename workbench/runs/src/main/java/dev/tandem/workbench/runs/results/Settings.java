package dev.tandem.workbench.runs.results;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Values of varied keys in words. */
public final class Settings {
  private static final Pattern JAVA_EXPONENT = Pattern.compile("\\b\\d+\\.\\d+E-?\\d+\\b");

  private Settings() {}

  /** A plain value on one line, as YAML has it: {@code 0.01}, {@code [128, 64]}. */
  public static String text(Object plain) {
    if (plain instanceof List<?> list) {
      return "[" + String.join(", ", list.stream().map(Settings::text).toList()) + "]";
    }
    if (plain instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((key, value) -> entries.add(key + ": " + text(value)));
      return "{" + String.join(", ", entries) + "}";
    }
    return plain instanceof Double number ? number(number) : String.valueOf(plain);
  }

  /** A text in which Java wrote numbers, {@code "5.0E-4"}, with these as people write them. */
  public static String plainNumbers(String text) {
    return JAVA_EXPONENT
        .matcher(text)
        .replaceAll(found -> number(Double.parseDouble(found.group())));
  }

  /** {@code "optimizer.learningRate 0.01, network.hidden [64]"}. */
  public static String all(Map<String, Object> settings) {
    List<String> parts = new ArrayList<>();
    settings.forEach((key, value) -> parts.add(key + " " + text(value)));
    return String.join(", ", parts);
  }

  /** A line for each key by its dotted path: {@code "optimizer.learningRate 0.0005"}. */
  public static List<String> keys(Map<?, ?> nested) {
    List<String> keys = new ArrayList<>();
    addKeys(keys, "", nested);
    return keys;
  }

  private static void addKeys(List<String> keys, String path, Map<?, ?> nested) {
    nested.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> deeper) {
            addKeys(keys, path + key + ".", deeper);
          } else {
            keys.add(path + key + " " + text(value));
          }
        });
  }

  /** Without an exponent where that is short: 0.0001, but 1e-8. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value) || size != 0 && (size < 1e-6 || size >= 1e9)) {
      return Double.toString(value).replace(".0E", "e").replace('E', 'e');
    }
    BigDecimal plain = BigDecimal.valueOf(value).stripTrailingZeros();
    return plain.scale() > 0 ? plain.toPlainString() : plain.setScale(1).toPlainString();
  }
}
