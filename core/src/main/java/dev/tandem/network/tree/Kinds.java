package dev.tandem.network.tree;

import dev.tandem.network.tree.SpecNode.Keys;
import dev.tandem.network.tree.SpecNode.Scalar;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Specs of one sort by the names that people type, e.g. all optimizers: how the keys of each become
 * a spec. A new optimizer, layer or loss is one more {@link #and}.
 *
 * @param <T> the sort
 */
public final class Kinds<T> {
  /** The key of the name, in a map that holds a kind and its settings. */
  public static final String TYPE = "type";

  private final Map<String, Function<Section, T>> readers;

  private Kinds(Map<String, Function<Section, T>> readers) {
    this.readers = readers;
  }

  /** To begin with. */
  public static <T> Kinds<T> none() {
    return new Kinds<>(Map.of());
  }

  /**
   * These and one more.
   *
   * @param reader asks the section for its keys and ends with {@link Section#done}
   */
  public Kinds<T> and(String name, Function<Section, T> reader) {
    Map<String, Function<Section, T>> more = new TreeMap<>(readers);
    more.put(name, reader);
    return new Kinds<>(more);
  }

  /** These and one without settings. */
  public Kinds<T> and(String name, T spec) {
    return and(name, section -> section.done(() -> spec));
  }

  /**
   * Reads {@code {type: NAME, key: value, ...}}.
   *
   * @throws dev.tandem.network.SpecException if the name or a key is unknown, as for the others
   */
  public T typed(Section section) {
    return find(section, section.text(TYPE)).apply(section);
  }

  /** The same, with a name where the type is absent. */
  public T typed(Section section, String standard) {
    return find(section, section.text(TYPE, standard)).apply(section);
  }

  /** Reads {@code NAME} alone, or {@code {NAME: value}} whose value is the kind's one setting. */
  public T tagged(Located item) {
    if (item.node() instanceof Keys keys && keys.entries().size() == 1) {
      return find(item, keys.entries().keySet().iterator().next()).apply(item.section());
    }
    if (item.node() instanceof Scalar scalar && scalar.value() instanceof String name) {
      return find(item, name).apply(Section.empty(item.node().origin(), item.path()));
    }
    throw item.refuse(Words.oneOf(readers.keySet()));
  }

  private Function<Section, T> find(Section section, String name) {
    if (!readers.containsKey(name)) {
      throw section.refuse(
          TYPE, Words.oneOf(readers.keySet()), Words.withSuggestion(name, readers.keySet()));
    }
    return readers.get(name);
  }

  private Function<Section, T> find(Located item, String name) {
    if (!readers.containsKey(name)) {
      throw item.refuse(
          Words.oneOf(readers.keySet()), Words.withSuggestion(name, readers.keySet()));
    }
    return readers.get(name);
  }
}
