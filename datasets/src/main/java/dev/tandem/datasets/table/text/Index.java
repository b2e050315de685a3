package dev.tandem.datasets.table.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where in a list of distinct texts each one stands. */
public final class Index {
  private final Map<String, Integer> places = new HashMap<>();

  public Index(List<String> texts) {
    for (String text : texts) {
      places.put(text, places.size());
    }
  }

  /** The place of a text, or -1. */
  public int of(String text) {
    return places.getOrDefault(text, -1);
  }
}
