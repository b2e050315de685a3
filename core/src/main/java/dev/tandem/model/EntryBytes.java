package dev.tandem.model;

import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.Safetensors.Type;
import dev.tandem.tensor.ShapeException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** How many bytes a tensor takes, and the checks on that. */
final class EntryBytes {
  private EntryBytes() {}

  /** The bytes of a tensor; empty if a length is negative or the count leaves 64 bits. */
  static OptionalLong count(Type type, int[] shape) {
    try {
      long count = type.bytes();
      for (int length : shape) {
        if (length < 0) {
          return OptionalLong.empty();
        }
        count = Math.multiplyExact(count, length);
      }
      return OptionalLong.of(count);
    } catch (ArithmeticException e) {
      return OptionalLong.empty();
    }
  }

  static ByteBuffer allocate(Type type, int values) {
    long bytes = (long) type.bytes() * values;
    if (bytes > Integer.MAX_VALUE) {
      throw new ShapeException("Entry " + type, "at most 2^31 - 1 bytes", bytes + "");
    }
    return ByteBuffer.allocate((int) bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  static void requireLength(Type type, int[] shape, int bytes) {
    OptionalLong expected = count(type, shape);
    if (expected.isEmpty() || expected.getAsLong() != bytes) {
      String length = expected.isEmpty() ? "a possible shape" : expected.getAsLong() + " bytes";
      throw new ShapeException("Entry " + type + " " + Arrays.toString(shape), length, bytes + "");
    }
  }

  static void requireType(Entry entry, Type... types) {
    if (!List.of(types).contains(entry.type())) {
      String expected = types.length == 1 ? types[0] + "" : types[0] + " or " + types[1];
      throw new ShapeException("Entry", expected, entry.toString());
    }
  }
}
