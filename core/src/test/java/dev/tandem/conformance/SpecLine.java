package dev.tandem.conformance;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** One part of an experiment as golden files write it: {@code KIND key=value key=value ...}. */
record SpecLine(String kind, Map<String, String> options) {
  static SpecLine of(String text) {
    String[] words = text.split(" ");
    Map<String, String> options = new LinkedHashMap<>();
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      String[] sides = word.split("=", 2);
      options.put(sides[0], sides[1]);
    }
    return new SpecLine(words[0], options);
  }

  boolean has(String key) {
    return options.containsKey(key);
  }

  String text(String key) {
    if (!has(key)) {
      throw new IllegalArgumentException("golden " + kind + ": expected " + key + ", got none");
    }
    return options.get(key);
  }

  double number(String key) {
    return Double.parseDouble(text(key));
  }

  /** 0 where it is not said, as all that may be left out is. */
  double numberOrZero(String key) {
    return optional(key).orElse(0);
  }

  OptionalDouble optional(String key) {
    return has(key) ? OptionalDouble.of(number(key)) : OptionalDouble.empty();
  }

  /** False where it is not said. */
  boolean flag(String key) {
    return has(key) && text(key).equals("true");
  }

  List<Double> numbers(String key) {
    return Arrays.stream(text(key).split(",")).map(Double::valueOf).toList();
  }

  IllegalArgumentException unknown() {
    return new IllegalArgumentException("golden file: expected a kind that is known, got " + kind);
  }
}
