package dev.tandem.network.tree;

import dev.tandem.network.SpecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keys and values as somebody wrote them, before they mean anything: an immutable tree of maps,
 * lists and scalars. Each node knows its origin, e.g. {@code "examples/xor.yaml, line 12"} or
 * {@code "--hidden"}; that of a map's value is where its key stands.
 */
public sealed interface SpecNode {
  /** Where the node was written, for messages. */
  String origin();

  /** The same as a map in order, a list, a {@code String, Long, Double, Boolean} or null. */
  Object toPlain();

  /**
   * Maps with texts as keys, in order.
   *
   * @param entries by key
   */
  record Keys(Map<String, SpecNode> entries, String origin) implements SpecNode {
    public Keys {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public Map<String, Object> toPlain() {
      Map<String, Object> plain = new LinkedHashMap<>();
      entries.forEach((key, node) -> plain.put(key, node.toPlain()));
      return plain;
    }
  }

  /** Nodes in order. */
  record Items(List<SpecNode> items, String origin) implements SpecNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public List<Object> toPlain() {
      List<Object> plain = new ArrayList<>();
      items.forEach(item -> plain.add(item.toPlain()));
      return plain;
    }
  }

  /**
   * One value.
   *
   * @param value a {@code String, Long, Double, Boolean} or null; other whole numbers become {@code
   *     Long}, {@code Float} becomes {@code Double}
   */
  record Scalar(Object value, String origin) implements SpecNode {
    public Scalar {
      if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
        value = ((Number) value).longValue();
      } else if (value instanceof Float number) {
        value = number.doubleValue();
      }
      boolean known = value instanceof String || value instanceof Boolean;
      known |= value == null || value instanceof Long || value instanceof Double;
      if (!known) {
        throw new SpecException("value", "a text, a number of 64 bits, true or false", value)
            .at(origin, "value");
      }
    }

    @Override
    public Object toPlain() {
      return value;
    }
  }

  /**
   * A tree from plain maps, lists and scalars; nodes among them keep their own origin.
   *
   * @throws SpecException if there is anything else, or a key that is no text
   */
  static SpecNode of(Object plain, String origin) {
    if (plain instanceof SpecNode node) {
      return node;
    }
    if (plain instanceof Map<?, ?> map) {
      Map<String, SpecNode> entries = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String key)) {
          throw new SpecException("key", "a text", entry.getKey()).at(origin, "key");
        }
        entries.put(key, of(entry.getValue(), origin));
      }
      return new Keys(entries, origin);
    }
    if (plain instanceof List<?> list) {
      return new Items(list.stream().map(item -> of(item, origin)).toList(), origin);
    }
    return new Scalar(plain, origin);
  }

  /** The node at a path such as {@code "training.epochs"}, if there is one. */
  default Optional<SpecNode> find(String dottedPath) {
    return TreePaths.find(this, dottedPath);
  }

  /**
   * This tree with the node at a path set or added, and maps on the way where there are none.
   *
   * @throws SpecException if something other than a map is in the way
   */
  default SpecNode with(String dottedPath, SpecNode value) {
    return TreePaths.with(this, "", dottedPath, value);
  }

  /** This tree without the node at a path; itself if there is none. */
  default SpecNode without(String dottedPath) {
    return TreePaths.without(this, dottedPath);
  }

  /** Both trees: maps are merged, key by key; of anything else the other's is taken. */
  default SpecNode merge(SpecNode over) {
    return TreePaths.merge(this, over);
  }

  /**
   * What stands here, in words for a message: {@code "'ten'"}, {@code "64.5"}, {@code "a list"}.
   */
  default String describe() {
    if (this instanceof Keys keys) {
      return keys.entries().isEmpty() ? "no keys" : "keys " + keys.entries().keySet();
    }
    if (this instanceof Items items) {
      return items.items().isEmpty() ? "an empty list" : "a list";
    }
    Object value = toPlain();
    if (value == null) {
      return "nothing";
    }
    return value instanceof String ? "'" + value + "'" : value.toString();
  }
}
