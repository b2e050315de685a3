package dev.tandem.workbench.report.tensorboard;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.protobuf.ProtobufMapper;
import com.fasterxml.jackson.dataformat.protobuf.schema.ProtobufSchemaLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * An event file: protobuf messages in TFRecord frames.
 *
 * <pre>
 *   length   uint64       masked CRC-32C of the length   uint32
 *   message  length bytes  masked CRC-32C of the message  uint32      all little-endian
 *
 *   masked(c) = rotateRight(c, 15) + 0xa282ead8
 * </pre>
 *
 * <p>Source: tensorflow/core/lib/io/record_writer.h and lib/hash/crc32c.h.
 */
final class EventFile {
  private static final int MASK_DELTA = 0xa282ead8;
  private static final ObjectWriter WRITER = writer();

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private static ObjectWriter writer() {
    try {
      return new ProtobufMapper().writer(ProtobufSchemaLoader.std.parse(EventMessage.SCHEMA));
    } catch (IOException e) {
      throw new IllegalStateException("a schema of this very class", e);
    }
  }

  /** Adds a message in its frame. */
  void add(EventMessage event) throws IOException {
    byte[] message = WRITER.writeValueAsBytes(event);
    byte[] length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(message.length)
            .array();
    bytes.write(length);
    bytes.write(checksum(length));
    bytes.write(message);
    bytes.write(checksum(message));
  }

  /** All frames so far. */
  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private static byte[] checksum(byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }
}
