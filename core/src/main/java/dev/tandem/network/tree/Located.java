package dev.tandem.network.tree;

import dev.tandem.network.SpecException;
import dev.tandem.network.tree.SpecNode.Items;
import dev.tandem.network.tree.SpecNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;

/**
 * A node and its full key, read as a type. Whatever does not fit is refused with a {@link
 * SpecException} that says where: {@code "a.yaml, line 7: training.epochs: expected a whole number,
 * got 'ten'"}.
 *
 * @param path such as {@code "training.epochs"} or {@code "network.layers[2]"}
 */
public record Located(SpecNode node, String path) {
  /** A text. */
  public String text() {
    if (scalar() instanceof String text) {
      return text;
    }
    throw refuse("a text");
  }

  /** A whole number of 32 bits. */
  public int integer() {
    long number = longInteger();
    if (number != (int) number) {
      throw refuse("a whole number from -2^31 to 2^31 - 1");
    }
    return (int) number;
  }

  /** A whole number of 64 bits. */
  public long longInteger() {
    if (scalar() instanceof Long number) {
      return number;
    }
    throw refuse("a whole number");
  }

  /** A whole number, or empty for a word such as {@code "full"}. */
  public OptionalInt integerOr(String word) {
    if (word.equals(scalar())) {
      return OptionalInt.empty();
    }
    if (scalar() instanceof Long) {
      return OptionalInt.of(integer());
    }
    throw refuse("a whole number or '" + word + "'");
  }

  /** A number, whole or not. */
  public double number() {
    if (isNumber()) {
      return ((Number) scalar()).doubleValue();
    }
    throw refuse("a number");
  }

  /** A number, or empty for a word such as {@code "none"}. */
  public OptionalDouble numberOr(String word) {
    if (word.equals(scalar())) {
      return OptionalDouble.empty();
    }
    if (isNumber()) {
      return OptionalDouble.of(number());
    }
    throw refuse("a number or '" + word + "'");
  }

  /** Whether it is a number, whole or not. */
  boolean isNumber() {
    return scalar() instanceof Long || scalar() instanceof Double;
  }

  /** Whether it is a map of keys. */
  boolean isMap() {
    return node instanceof SpecNode.Keys;
  }

  /** Whether it is a list. */
  boolean isList() {
    return node instanceof SpecNode.Items;
  }

  /** Whether it is a word such as {@code "none"}. */
  boolean is(String word) {
    return word.equals(scalar());
  }

  /** True or false. */
  public boolean flag() {
    if (scalar() instanceof Boolean flag) {
      return flag;
    }
    throw refuse("true or false");
  }

  /** What a word stands for. */
  public <T> T oneOf(Map<String, T> meanings) {
    String word = scalar() instanceof String text ? text : "";
    if (meanings.containsKey(word)) {
      return meanings.get(word);
    }
    String got = word.isEmpty() ? node.describe() : Words.withSuggestion(word, meanings.keySet());
    throw refuse(Words.oneOf(meanings.keySet()), got);
  }

  /** The items of a list. */
  public List<Located> items() {
    if (!(node instanceof Items list)) {
      throw refuse("a list");
    }
    List<Located> items = new ArrayList<>();
    for (SpecNode item : list.items()) {
      items.add(new Located(item, path + "[" + items.size() + "]"));
    }
    return items;
  }

  /** A map of keys. */
  public Section section() {
    return Section.of(node, path);
  }

  /** Makes something of the value; a {@link SpecException} is rethrown with this place. */
  public <T> T build(Supplier<T> maker) {
    try {
      return maker.get();
    } catch (SpecException e) {
      throw e.at(node.origin(), path);
    }
  }

  /** Makes something of the number that stands here; what is refused gets this place. */
  <T> T build(DoubleFunction<T> maker) {
    double number = number();
    return build(() -> maker.apply(number));
  }

  /** The exception that says what should stand here. */
  public SpecException refuse(String expected) {
    return refuse(expected, node.describe());
  }

  SpecException refuse(String expected, String got) {
    return new SpecException(path, expected, got).at(node.origin(), path);
  }

  private Object scalar() {
    return node instanceof Scalar scalar ? scalar.value() : null;
  }
}
