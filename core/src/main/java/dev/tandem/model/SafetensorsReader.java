package dev.tandem.model;

import dev.tandem.file.PlainFile;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.SafetensorsHeader.Slot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Opens a safetensors file; see {@link Safetensors#read}. */
final class SafetensorsReader {
  /** Bytes of the header's length, before the header. */
  static final int PREFIX = Long.BYTES;

  /** Python's library takes no longer header either. */
  private static final long HEADER_LIMIT = 100_000_000;

  private SafetensorsReader() {}

  static Contents read(Path file) {
    PlainFile.otherwise(file)
        .ifPresent(
            got -> {
              FileSystemException cause = new FileSystemException(file.toString());
              throw new SafetensorsException(file, "a safetensors file", got, cause);
            });
    try (FileChannel channel = FileChannel.open(file)) {
      long headerBytes = headerBytes(file, channel);
      long dataStart = PREFIX + headerBytes;
      ByteBuffer header = take(file, channel, PREFIX, (int) headerBytes);
      SafetensorsHeader parsed =
          new HeaderParser(file).parse(decode(file, header), channel.size() - dataStart);
      return new Contents(file, parsed.metadata(), map(channel, dataStart, parsed));
    } catch (IOException e) {
      throw new SafetensorsException(file, "a readable safetensors file", e.toString(), e);
    }
  }

  private static long headerBytes(Path file, FileChannel channel) throws IOException {
    if (channel.size() < PREFIX) {
      throw new SafetensorsException(
          file, "a safetensors file of at least 8 bytes", channel.size() + "");
    }
    long headerBytes = take(file, channel, 0, PREFIX).getLong();
    long most = Math.min(HEADER_LIMIT, channel.size() - PREFIX);
    if (headerBytes < 0 || headerBytes > most) {
      throw new SafetensorsException(
          file,
          "a safetensors file, whose header here has at most " + most + " bytes",
          Long.toUnsignedString(headerBytes));
    }
    return headerBytes;
  }

  private static ByteBuffer take(Path file, FileChannel channel, long from, int count)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, from + bytes.position()) < 0) {
        throw new SafetensorsException(
            file, count + " bytes from byte " + from, bytes.position() + "");
      }
    }
    return bytes.flip();
  }

  private static String decode(Path file, ByteBuffer header) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(header).toString();
    } catch (CharacterCodingException e) {
      throw new SafetensorsException(file, "a header in UTF-8", e.toString(), e);
    }
  }

  /** A mapping for each tensor: the file may be larger than one mapping can be. */
  private static Map<String, Entry> map(
      FileChannel channel, long dataStart, SafetensorsHeader header) throws IOException {
    Map<String, Entry> tensors = new LinkedHashMap<>();
    for (Slot slot : header.slots()) {
      long bytes = slot.end() - slot.begin();
      ByteBuffer data =
          bytes == 0
              ? ByteBuffer.allocate(0)
              : channel.map(MapMode.READ_ONLY, dataStart + slot.begin(), bytes);
      tensors.put(slot.name(), new Entry(slot.type(), slot.shape(), data));
    }
    return tensors;
  }
}
