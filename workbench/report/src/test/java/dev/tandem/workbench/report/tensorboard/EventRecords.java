package dev.tandem.workbench.report.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Another reader of event files: frames with a CRC-32C bit by bit, messages with Google's protobuf,
 * fields by the numbers of TensorBoard's event.proto and summary.proto.
 */
public final class EventRecords {
  /** Castagnoli's polynomial, reflected. */
  private static final int POLYNOMIAL = 0x82F63B78;

  private EventRecords() {}

  /**
   * One event.
   *
   * @param step null where it has none
   * @param version null but in the first
   */
  public record Event(double wallTime, Long step, String version, Map<String, Float> scalars) {}

  /** All events of a file whose checksums hold. */
  public static List<Event> read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = checked(bytes, Long.BYTES);
      long size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong();
      events.add(event(UnknownFieldSet.parseFrom(checked(bytes, Math.toIntExact(size)))));
    }
    return events;
  }

  private static byte[] checked(ByteBuffer bytes, int size) {
    byte[] data = new byte[size];
    bytes.get(data);
    int stored = bytes.getInt();
    int crc = crc32c(data);
    int masked = (crc >>> 15 | crc << 17) + 0xa282ead8;
    if (masked != stored) {
      throw new AssertionError("checksum: expected " + masked + ", got " + stored);
    }
    return data;
  }

  public static int crc32c(byte[] data) {
    int crc = ~0;
    for (byte one : data) {
      crc ^= one & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ POLYNOMIAL;
      }
    }
    return ~crc;
  }

  private static Event event(UnknownFieldSet fields) throws IOException {
    Map<String, Float> scalars = new LinkedHashMap<>();
    if (fields.hasField(5)) {
      UnknownFieldSet summary =
          UnknownFieldSet.parseFrom(fields.getField(5).getLengthDelimitedList().get(0));
      for (ByteString value : summary.getField(1).getLengthDelimitedList()) {
        UnknownFieldSet scalar = UnknownFieldSet.parseFrom(value);
        scalars.put(
            scalar.getField(1).getLengthDelimitedList().get(0).toStringUtf8(),
            Float.intBitsToFloat(scalar.getField(2).getFixed32List().get(0)));
      }
    }
    return new Event(
        Double.longBitsToDouble(fields.getField(1).getFixed64List().get(0)),
        fields.hasField(2) ? fields.getField(2).getVarintList().get(0) : null,
        fields.hasField(3)
            ? fields.getField(3).getLengthDelimitedList().get(0).toStringUtf8()
            : null,
        scalars);
  }
}
