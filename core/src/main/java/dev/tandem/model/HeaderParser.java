package dev.tandem.model;

import dev.tandem.model.Safetensors.Type;
import dev.tandem.model.SafetensorsHeader.Slot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads a safetensors header and holds it against the bytes that follow it. */
final class HeaderParser {
  private static final Set<String> FIELDS =
      Set.of(SafetensorsHeader.TYPE, SafetensorsHeader.SHAPE, SafetensorsHeader.OFFSETS);

  private final Path file;

  /**
   * @param file for messages
   */
  HeaderParser(Path file) {
    this.file = file;
  }

  /**
   * @param dataBytes how many bytes follow the header
   */
  SafetensorsHeader parse(String json, long dataBytes) {
    Map<String, String> metadata = Map.of();
    List<Slot> slots = new ArrayList<>();
    for (Map.Entry<?, ?> entry : object(json).entrySet()) {
      String name = (String) entry.getKey();
      if (name.equals(SafetensorsHeader.METADATA)) {
        metadata = metadata(entry.getValue());
      } else {
        slots.add(slot(name, entry.getValue()));
      }
    }
    SafetensorsHeader header = new SafetensorsHeader(metadata, slots);
    requireFilled(header, dataBytes);
    return header;
  }

  private Map<?, ?> object(String json) {
    try {
      if (json.startsWith("{") && Json.parse(json) instanceof Map<?, ?> map) {
        return map;
      }
    } catch (JsonException e) {
      throw new SafetensorsException(file, "a header in JSON", "a fault: " + e.getMessage(), e);
    }
    throw refuse("a header in JSON that starts with {", json);
  }

  private Map<String, String> metadata(Object value) {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (!(value instanceof Map<?, ?> map)) {
      throw refuse("texts by name as __metadata__", value);
    }
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (!(entry.getValue() instanceof String text)) {
        throw refuse("a text as __metadata__." + entry.getKey(), entry.getValue());
      }
      metadata.put((String) entry.getKey(), text);
    }
    return metadata;
  }

  private Slot slot(String name, Object value) {
    String tensor = "tensor " + name;
    if (!(value instanceof Map<?, ?> fields) || !fields.keySet().equals(FIELDS)) {
      throw refuse(tensor + " with dtype, shape and data_offsets", value);
    }
    Type type = type(tensor, fields.get(SafetensorsHeader.TYPE));
    Object shapeField = fields.get(SafetensorsHeader.SHAPE);
    int[] shape =
        wholeNumbers(shapeField, Integer.MAX_VALUE)
            .orElseThrow(() -> refuse(tensor + " with a shape of whole numbers", shapeField))
            .stream()
            .mapToInt(Long::intValue)
            .toArray();
    Object offsetsField = fields.get(SafetensorsHeader.OFFSETS);
    List<Long> offsets =
        wholeNumbers(offsetsField, Long.MAX_VALUE)
            .filter(list -> list.size() == 2 && list.get(0) <= list.get(1))
            .orElseThrow(() -> refuse(tensor + " with data_offsets [begin, end]", offsetsField));
    requireSize(tensor, type, shape, offsets.get(1) - offsets.get(0));
    return new Slot(name, type, shape, offsets.get(0), offsets.get(1));
  }

  private Type type(String tensor, Object value) {
    for (Type type : Type.values()) {
      if (type.name().equals(value)) {
        return type;
      }
    }
    throw refuse(tensor + " with a dtype of " + Arrays.toString(Type.values()), value);
  }

  private void requireSize(String tensor, Type type, int[] shape, long bytes) {
    OptionalLong expected = EntryBytes.count(type, shape);
    String typeAndShape = type + " " + Arrays.toString(shape);
    if (expected.isEmpty() || expected.getAsLong() > Integer.MAX_VALUE) {
      throw refuse(tensor + " with at most 2^31 - 1 bytes", typeAndShape);
    }
    if (expected.getAsLong() != bytes) {
      throw refuse(
          tensor + ", " + typeAndShape + ", with " + expected.getAsLong() + " bytes", bytes);
    }
  }

  private void requireFilled(SafetensorsHeader header, long dataBytes) {
    long filled = 0;
    for (Slot slot : header.slotsInFile()) {
      if (slot.begin() != filled) {
        throw refuse(
            "tensor " + slot.name() + " to begin at byte " + filled + ", where the last one ends",
            slot.begin());
      }
      filled = slot.end();
    }
    if (filled != dataBytes) {
      throw refuse(filled + " bytes after the header", dataBytes);
    }
  }

  /** The numbers of a list, each from 0 to the limit; empty if it is not such a list. */
  private static Optional<List<Long>> wholeNumbers(Object value, long limit) {
    List<Long> numbers = new ArrayList<>();
    if (!(value instanceof List<?> list)) {
      return Optional.empty();
    }
    for (Object item : list) {
      if (!(item instanceof Long number) || number < 0 || number > limit) {
        return Optional.empty();
      }
      numbers.add(number);
    }
    return Optional.of(numbers);
  }

  private SafetensorsException refuse(String expected, Object got) {
    String text = String.valueOf(got);
    return new SafetensorsException(
        file, expected, text.length() <= 80 ? text : text.substring(0, 77) + "...");
  }
}
