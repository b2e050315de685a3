package dev.tandem.network.tree;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode.Keys;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A map of keys, read key by key and by type; see {@link Located} for what is refused and how. It
 * remembers which keys were asked for: those are the known ones, and {@link #done} refuses the
 * others. A method with a default gives it when the key is absent; one without refuses that.
 */
public final class Section {
  private final Keys keys;
  private final String path;
  private final TreeSet<String> asked = new TreeSet<>();

  private Section(Keys keys, String path) {
    this.keys = keys;
    this.path = path;
  }

  /**
   * @param path the full key of the node; empty for the whole file
   * @throws SpecException if the node is something other than a map
   */
  public static Section of(SpecNode node, String path) {
    return new Section(TreePaths.keys(node, path), path);
  }

  /** A section without keys. */
  static Section empty(String origin, String path) {
    return new Section(new Keys(Map.of(), origin), path);
  }

  /** The value of a key, if it is there. */
  public Optional<Located> find(String key) {
    asked.add(key);
    return Optional.ofNullable(keys.entries().get(key))
        .map(node -> new Located(node, TreePaths.join(path, key)));
  }

  /** Whether a key is there; does not make it a known one. */
  boolean has(String key) {
    return keys.entries().containsKey(key);
  }

  /** The value of the only key that there may be. */
  Optional<Located> only(String key) {
    Optional<Located> value = find(key);
    done();
    return value;
  }

  public String text(String key) {
    return find(key).orElseThrow(() -> missing(key, "a text")).text();
  }

  public String text(String key, String standard) {
    return find(key).map(Located::text).orElse(standard);
  }

  public int integer(String key) {
    return find(key).orElseThrow(() -> missing(key, "a whole number")).integer();
  }

  public int integer(String key, int standard) {
    return find(key).map(Located::integer).orElse(standard);
  }

  /** A whole number that may be absent. */
  public OptionalInt integerIfAny(String key) {
    return find(key).map(value -> OptionalInt.of(value.integer())).orElse(OptionalInt.empty());
  }

  /** A whole number, or empty for a word such as {@code "auto"}. */
  public OptionalInt integerOr(String word, String key) {
    return find(key)
        .orElseThrow(() -> missing(key, "a whole number or '" + word + "'"))
        .integerOr(word);
  }

  /** A whole number, or empty for a word such as {@code "full"}. */
  public OptionalInt integerOr(String word, String key, OptionalInt standard) {
    return find(key).map(value -> value.integerOr(word)).orElse(standard);
  }

  public long longInteger(String key) {
    return find(key).orElseThrow(() -> missing(key, "a whole number")).longInteger();
  }

  public long longInteger(String key, long standard) {
    return find(key).map(Located::longInteger).orElse(standard);
  }

  public double number(String key) {
    return find(key).orElseThrow(() -> missing(key, "a number")).number();
  }

  public double number(String key, double standard) {
    return find(key).map(Located::number).orElse(standard);
  }

  /** A number, or empty for a word such as {@code "none"} and where the key is absent. */
  public OptionalDouble numberOr(String word, String key) {
    return find(key).map(value -> value.numberOr(word)).orElse(OptionalDouble.empty());
  }

  /** What a word stands for. */
  public <T> T oneOf(String key, Map<String, T> meanings) {
    return find(key)
        .orElseThrow(() -> missing(key, Words.oneOf(meanings.keySet())))
        .oneOf(meanings);
  }

  public <T> T oneOf(String key, Map<String, T> meanings, T standard) {
    return find(key).map(value -> value.oneOf(meanings)).orElse(standard);
  }

  public boolean flag(String key) {
    return find(key).orElseThrow(() -> missing(key, "true or false")).flag();
  }

  public boolean flag(String key, boolean standard) {
    return find(key).map(Located::flag).orElse(standard);
  }

  /** The items of a list. */
  public List<Located> list(String key) {
    return find(key).orElseThrow(() -> missing(key, "a list")).items();
  }

  /** The items of a list; none if the key is absent. */
  public List<Located> listIfAny(String key) {
    return find(key).map(Located::items).orElse(List.of());
  }

  /** Hands over every key with its value, where keys are names that a person chose. */
  void each(BiConsumer<String, Located> action) {
    asked.addAll(keys.entries().keySet());
    keys.entries()
        .forEach((key, node) -> action.accept(key, new Located(node, TreePaths.join(path, key))));
  }

  /** The texts of a list. */
  public List<String> texts(String key) {
    return list(key).stream().map(Located::text).toList();
  }

  /** A section below this one; without keys if it is absent. */
  public Section section(String key) {
    return find(key)
        .map(Located::section)
        .orElseGet(() -> empty(keys.origin(), TreePaths.join(path, key)));
  }

  /** The same of a key that may hold just the type's name: {@code sgd} for {@code {type: sgd}}. */
  public Section typedSection(String key) {
    return find(key)
        .map(value -> of(TreePaths.expandType(value.node()), value.path()))
        .orElseGet(() -> section(key));
  }

  /**
   * Refuses keys that nobody asked for, and says what they may have meant.
   *
   * @throws SpecException for the first of them
   */
  public void done() {
    for (String key : keys.entries().keySet()) {
      if (!asked.contains(key)) {
        throw refuse(key, Words.oneOf(asked), Words.withSuggestion(key, asked));
      }
    }
  }

  /** Names known keys that are asked for later, and refuses all others at once. */
  public void allow(Collection<String> known) {
    asked.addAll(known);
    done();
  }

  /** {@link #done}, then makes a spec; what it refuses is rethrown with the key's place. */
  public <T> T done(Supplier<T> maker) {
    done();
    try {
      return maker.get();
    } catch (SpecException e) {
      throw refuse(e);
    }
  }

  /** The exception for a key of this section, with its place. */
  public SpecException refuse(String key, String expected, String got) {
    return refuse(new SpecException(key, expected, got));
  }

  /** The exception for this section as a whole, with its place. */
  public SpecException refuse(String expected, String got) {
    return new SpecException(path, expected, got).at(keys.origin(), path);
  }

  private SpecException refuse(SpecException e) {
    SpecNode place = keys.entries().getOrDefault(e.key(), keys);
    return e.at(place.origin(), TreePaths.join(path, e.key()));
  }

  private SpecException missing(String key, String expected) {
    return refuse(key, expected, "nothing");
  }
}
