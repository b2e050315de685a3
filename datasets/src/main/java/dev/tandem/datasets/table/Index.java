package dev.tandem.datasets.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in a list of distinct texts each one stands. */
final class Index {
  private final Map<String, Integer> places = new HashMap<>();

  Index(List<String> texts) {
    for (String text : texts) {
      places.put(text, places.size());
    }
  }

  /** The place of a text, or -1. */
  int of(String text) {
    return places.getOrDefault(text, -1);
  }
}
