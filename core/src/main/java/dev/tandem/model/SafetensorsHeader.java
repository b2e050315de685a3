package dev.tandem.model;

import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file says.
 *
 * @param slots in the header's order
 */
record SafetensorsHeader(Map<String, String> metadata, List<Slot> slots) {
  static final String METADATA = "__metadata__";
  static final String TYPE = "dtype";
  static final String SHAPE = "shape";
  static final String OFFSETS = "data_offsets";

  /** Where a tensor lies: bytes from begin up to, not including, end, counted after the header. */
  record Slot(String name, Type type, int[] shape, long begin, long end) {}

  /** Lays tensors out, the widest types first, so that each begins at a multiple of its width. */
  static SafetensorsHeader of(Map<String, String> metadata, Map<String, Entry> tensors) {
    Map<String, Slot> slots = new LinkedHashMap<>();
    tensors.keySet().forEach(name -> slots.put(name, null)); // keeps the given order
    long begin = 0;
    for (String name : widestFirst(tensors)) {
      Entry entry = tensors.get(name);
      long end = begin + entry.data().remaining();
      slots.put(name, new Slot(name, entry.type(), entry.shape(), begin, end));
      begin = end;
    }
    return new SafetensorsHeader(metadata, List.copyOf(slots.values()));
  }

  private static List<String> widestFirst(Map<String, Entry> tensors) {
    List<String> names = new ArrayList<>(tensors.keySet());
    Comparator<String> byWidth = Comparator.comparing(name -> tensors.get(name).type().bytes());
    names.sort(byWidth.reversed());
    return names;
  }

  /** The slots in the order of their bytes. */
  List<Slot> slotsInFile() {
    List<Slot> inFile = new ArrayList<>(slots);
    inFile.sort(Comparator.comparingLong(Slot::begin).thenComparingLong(Slot::end));
    return inFile;
  }

  /** The header's text. */
  String json() {
    Map<String, Object> header = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      header.put(METADATA, metadata);
    }
    for (Slot slot : slots) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put(TYPE, slot.type().name());
      fields.put(SHAPE, Arrays.stream(slot.shape()).boxed().toList());
      fields.put(OFFSETS, List.of(slot.begin(), slot.end()));
      header.put(slot.name(), fields);
    }
    return Json.write(header);
  }
}
