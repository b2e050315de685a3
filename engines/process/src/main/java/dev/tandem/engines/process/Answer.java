package dev.tandem.engines.process;

import dev.tandem.model.Json;
import dev.tandem.model.JsonException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A program's answer, whose keys are read in the types that the protocol has.
 *
 * @param asked what for
 */
record Answer(Complaints program, String asked, Map<String, Object> keys) {
  private static final String OBJECT = "a JSON object";
  private static final int MOST_QUOTED = 80;

  /**
   * Reads what a program has printed.
   *
   * @throws ProgramException if it is no object of JSON
   */
  static Answer parse(Complaints program, String asked, String line) {
    try {
      if (Json.parseFromProgram(line) instanceof Map<?, ?> map) {
        return new Answer(program, asked, texts(map));
      }
    } catch (JsonException e) {
      throw program.complaint(asked, OBJECT, brief(line) + " (" + e.getMessage() + ")");
    }
    throw program.complaint(asked, OBJECT, brief(line));
  }

  private static Map<String, Object> texts(Map<?, ?> object) {
    Map<String, Object> keys = new LinkedHashMap<>();
    object.forEach((key, value) -> keys.put((String) key, value));
    return keys;
  }

  private static String brief(String line) {
    return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…";
  }

  /** The request's. */
  long id() {
    if (keys.get("id") instanceof Long id) {
      return id;
    }
    throw refuse("the request's id in the answer", String.valueOf(keys.get("id")));
  }

  Optional<String> text(String key) {
    return find(key, String.class, "a text");
  }

  boolean flag(String key, boolean standard) {
    return find(key, Boolean.class, "true or false").orElse(standard);
  }

  OptionalInt count(String key) {
    Optional<Long> number = find(key, Long.class, "a whole number");
    if (number.isPresent() && number.get().intValue() != number.get()) {
      throw refuse(key + " as a whole number of 32 bits", "'" + number.get() + "'");
    }
    return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
  }

  /** A finite number of at least 0. */
  OptionalDouble amount(String key) {
    Optional<Number> number = find(key, Number.class, "a number");
    if (number.isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = number.get().doubleValue();
    if (!(value >= 0 && Double.isFinite(value))) {
      throw refuse(key + " as a number of at least 0", "'" + value + "'");
    }
    return OptionalDouble.of(value);
  }

  /** The keys of an object; none if it is left out. */
  Answer object(String key) {
    Map<?, ?> given = find(key, Map.class, "an object").orElse(Map.of());
    return new Answer(program, asked, texts(given));
  }

  Optional<List<String>> texts(String key) {
    return list(key).map(list -> each(key, list, String.class, "texts"));
  }

  Optional<List<Long>> counts(String key) {
    return list(key).map(list -> each(key, list, Long.class, "whole numbers"));
  }

  /** Numbers, in which null stands for NaN, as JavaScript writes it. */
  List<Double> numbers(String key) {
    List<?> list = list(key).orElseThrow(() -> refuse(key + " as a list of numbers", "none"));
    List<Double> numbers = new ArrayList<>(list.size());
    for (Object item : list) {
      if (item != null && !(item instanceof Number)) {
        throw refuse(key + " as a list of numbers", "'" + item + "' among them");
      }
      numbers.add(item instanceof Number number ? number.doubleValue() : Double.NaN);
    }
    return numbers;
  }

  Optional<List<?>> list(String key) {
    return find(key, List.class, "a list").map(list -> (List<?>) list);
  }

  private <T> List<T> each(String key, List<?> list, Class<T> type, String words) {
    List<T> items = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!type.isInstance(item)) {
        throw refuse(key + " as a list of " + words, "'" + item + "' among them");
      }
      items.add(type.cast(item));
    }
    return items;
  }

  private <T> Optional<T> find(String key, Class<T> type, String words) {
    Object value = keys.get(key);
    if (value != null && !type.isInstance(value)) {
      throw refuse(key + " as " + words, "'" + value + "'");
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  ProgramException refuse(String expected, String got) {
    return program.complaint(asked, expected, got);
  }
}
