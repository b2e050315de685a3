package dev.tandem.network.tree;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode.Keys;
import dev.tandem.network.tree.SpecNode.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Ways through a tree along dotted paths; see {@link SpecNode}. */
final class TreePaths {
  private TreePaths() {}

  static Optional<SpecNode> find(SpecNode node, String path) {
    if (!(node instanceof Keys keys)) {
      return Optional.empty();
    }
    Optional<SpecNode> child = Optional.ofNullable(keys.entries().get(head(path)));
    return tail(path).isEmpty() ? child : child.flatMap(c -> find(c, tail(path)));
  }

  /** The node at a path, or the last one on the way that is there. */
  static SpecNode nearest(SpecNode root, String path) {
    Optional<SpecNode> child = find(root, head(path));
    if (child.isEmpty() || tail(path).isEmpty()) {
      return child.orElse(root);
    }
    return nearest(child.get(), tail(path));
  }

  static SpecNode with(SpecNode node, String above, String path, SpecNode value) {
    Keys keys = keys(node, above);
    Map<String, SpecNode> entries = new LinkedHashMap<>(keys.entries());
    String head = head(path);
    if (tail(path).isEmpty()) {
      entries.put(head, value);
    } else {
      SpecNode child = entries.getOrDefault(head, new Keys(Map.of(), value.origin()));
      entries.put(head, with(child, join(above, head), tail(path), value));
    }
    return new Keys(entries, keys.origin());
  }

  static SpecNode without(SpecNode node, String path) {
    if (find(node, path).isEmpty() || !(node instanceof Keys keys)) {
      return node;
    }
    Map<String, SpecNode> entries = new LinkedHashMap<>(keys.entries());
    if (tail(path).isEmpty()) {
      entries.remove(head(path));
    } else {
      entries.computeIfPresent(head(path), (key, child) -> without(child, tail(path)));
    }
    return new Keys(entries, keys.origin());
  }

  static SpecNode merge(SpecNode under, SpecNode over) {
    if (!(under instanceof Keys below) || !(over instanceof Keys above)) {
      return over;
    }
    Map<String, SpecNode> entries = new LinkedHashMap<>(below.entries());
    above.entries().forEach((key, node) -> entries.merge(key, node, TreePaths::merge));
    return new Keys(entries, below.origin());
  }

  static String join(String above, String key) {
    return above.isEmpty() ? key : above + "." + key;
  }

  /** A key with nothing after it, as in {@code training:}, counts as a map without keys. */
  static Keys keys(SpecNode node, String path) {
    if (node instanceof Keys keys) {
      return keys;
    }
    if (node instanceof Scalar scalar && scalar.value() == null) {
      return new Keys(Map.of(), node.origin());
    }
    throw new SpecException(path, "keys and values", node.describe())
        .at(node.origin(), path.isEmpty() ? "experiment" : path);
  }

  /** {@code sgd} is short for {@code {type: sgd}}. */
  static SpecNode expandType(SpecNode node) {
    boolean isName = node instanceof Scalar scalar && scalar.value() instanceof String;
    return isName ? new Keys(Map.of(Kinds.TYPE, node), node.origin()) : node;
  }

  private static String head(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static String tail(String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? "" : path.substring(dot + 1);
  }
}
