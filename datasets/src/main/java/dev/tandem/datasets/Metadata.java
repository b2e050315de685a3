package dev.tandem.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Texts by key, with lists kept as {@code key.count}, {@code key.0}, {@code key.1}, ... */
final class Metadata {
  private final Map<String, String> texts;

  Metadata() {
    this(Map.of());
  }

  Metadata(Map<String, String> texts) {
    this.texts = new LinkedHashMap<>(texts);
  }

  Map<String, String> texts() {
    return texts;
  }

  Metadata put(String key, Object value) {
    texts.put(key, value.toString());
    return this;
  }

  Metadata putList(String key, List<String> values) {
    put(key + ".count", values.size());
    for (int i = 0; i < values.size(); i++) {
      put(key + "." + i, values.get(i));
    }
    return this;
  }

  boolean has(String key) {
    return texts.containsKey(key);
  }

  /**
   * @throws IllegalArgumentException if there is no such text; also from those below if it is no
   *     number
   */
  String get(String key) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("no " + key);
    }
    return text;
  }

  int getInt(String key) {
    return Integer.parseInt(get(key));
  }

  double getDouble(String key) {
    return Double.parseDouble(get(key));
  }

  List<String> getList(String key) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < getInt(key + ".count"); i++) {
      values.add(get(key + "." + i));
    }
    return values;
  }
}
