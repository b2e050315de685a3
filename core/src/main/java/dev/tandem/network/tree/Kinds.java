package dev.tandem.network.tree;

import dev.tandem.network.tree.SpecNode.Keys;
import dev.tandem.network.tree.SpecNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
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
  private final Map<String, List<String>> owners;
  private final Optional<DoubleFunction<T>> ofNumber;

  private Kinds(
      Map<String, Function<Section, T>> readers,
      Map<String, List<String>> owners,
      Optional<DoubleFunction<T>> ofNumber) {
    this.readers = readers;
    this.owners = owners;
    this.ofNumber = ofNumber;
  }

  /** To begin with. */
  public static <T> Kinds<T> none() {
    return new Kinds<>(Map.of(), Map.of(), Optional.empty());
  }

  /**
   * These and one more.
   *
   * @param reader asks the section for its keys and ends with {@link Section#done}
   */
  public Kinds<T> and(String name, Function<Section, T> reader) {
    Map<String, Function<Section, T>> more = new TreeMap<>(readers);
    more.put(name, reader);
    return new Kinds<>(more, owners, ofNumber);
  }

  /** These and one without settings. */
  public Kinds<T> and(String name, T spec) {
    return and(
        name,
        section -> {
          if (section.has(name)) {
            throw section.refuse("'" + name + "' alone, which has no settings", "a value for it");
          }
          return section.done(() -> spec);
        });
  }

  /** These and one whose only setting is a number, which may be left out. */
  public Kinds<T> and(String name, T standard, DoubleFunction<T> maker) {
    return and(name, section -> section.only(name).map(v -> v.build(maker)).orElse(standard));
  }

  /** These and all of another sort, each made into one of this sort. */
  public <U> Kinds<T> andAll(Kinds<U> others, Function<U, T> maker) {
    Kinds<T> more = this;
    for (Map.Entry<String, Function<Section, U>> other : others.readers.entrySet()) {
      more = more.and(other.getKey(), other.getValue().andThen(maker));
    }
    return more;
  }

  /** These, where a bare number is one of them too; for {@link #tagged}. */
  public Kinds<T> orNumber(DoubleFunction<T> maker) {
    return new Kinds<>(readers, owners, Optional.of(maker));
  }

  /**
   * These, with the kinds that have a key, so that beside others it is refused with their names.
   */
  public Kinds<T> owning(String key, String... kinds) {
    Map<String, List<String>> more = new TreeMap<>(owners);
    more.put(key, List.of(kinds));
    return new Kinds<>(readers, more, ofNumber);
  }

  /** Their names, sorted. */
  List<String> names() {
    return List.copyOf(readers.keySet());
  }

  /**
   * Reads {@code {type: NAME, key: value, ...}}.
   *
   * @throws dev.tandem.network.SpecException if the name or a key is unknown, as for the others
   */
  public T typed(Section section) {
    return read(section, section.text(TYPE));
  }

  /** The same, with a name where the type is absent. */
  public T typed(Section section, String standard) {
    return read(section, section.text(TYPE, standard));
  }

  private T read(Section section, String name) {
    if (!readers.containsKey(name)) {
      throw section.refuse(
          TYPE, Words.oneOf(readers.keySet()), Words.withSuggestion(name, readers.keySet()));
    }
    for (Map.Entry<String, List<String>> owner : owners.entrySet()) {
      if (section.has(owner.getKey()) && !owner.getValue().contains(name)) {
        String expected = "type " + String.join(" or ", owner.getValue());
        throw section.refuse(owner.getKey(), expected + ", which it goes with", name);
      }
    }
    return readers.get(name).apply(section);
  }

  /** Reads {@code NAME} alone, or {@code {NAME: value}} whose value is the kind's one setting. */
  public T tagged(Located item) {
    if (item.node() instanceof Keys keys && keys.entries().size() == 1) {
      return find(item, keys.entries().keySet().iterator().next()).apply(item.section());
    }
    if (item.node() instanceof Scalar scalar && scalar.value() instanceof String name) {
      return find(item, name).apply(Section.empty(item.node().origin(), item.path()));
    }
    if (ofNumber.isPresent() && item.isNumber()) {
      return item.build(ofNumber.get());
    }
    throw item.refuse(expected());
  }

  private Function<Section, T> find(Located item, String name) {
    if (!readers.containsKey(name)) {
      throw item.refuse(expected(), Words.withSuggestion(name, readers.keySet()));
    }
    return readers.get(name);
  }

  private String expected() {
    return (ofNumber.isPresent() ? "a number or " : "") + Words.oneOf(readers.keySet());
  }
}
