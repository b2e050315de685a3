package dev.tandem.model;

import dev.tandem.file.FileFault;
import dev.tandem.file.WholeFile;
import dev.tandem.file.WholeFile.Lasting;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.model.SafetensorsHeader.Slot;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** Stores a safetensors file; see {@link Safetensors#write}. */
final class SafetensorsWriter {
  /** Where tensors begin is a multiple of this. */
  private static final int ALIGNMENT = 8;

  private static final int CHUNK = 1 << 20;

  private SafetensorsWriter() {}

  static void write(
      Path file, Map<String, String> metadata, Map<String, Entry> tensors, Lasting lasting) {
    if (tensors.containsKey(SafetensorsHeader.METADATA)) {
      throw new SafetensorsException(file, "another name for a tensor", SafetensorsHeader.METADATA);
    }
    SafetensorsHeader header = SafetensorsHeader.of(metadata, tensors);
    ByteBuffer headerBytes = encode(file, header.json());
    try {
      if (lasting == Lasting.IN_CACHE) {
        // over what is there: file systems such as ext4 write a file out that replaces another one
        try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS)) {
          writeAll(channel, headerBytes, header, tensors);
          channel.truncate(channel.position());
        }
      } else {
        WholeFile.write(file, lasting, channel -> writeAll(channel, headerBytes, header, tensors));
      }
    } catch (IOException e) {
      FileSystemException named = WholeFile.named(file, e);
      throw new SafetensorsException(
          file, "a place that can be written to", FileFault.got(named), named);
    }
  }

  private static void writeAll(
      FileChannel channel,
      ByteBuffer headerBytes,
      SafetensorsHeader header,
      Map<String, Entry> tensors)
      throws IOException {
    writeFully(channel, headerBytes);
    for (Slot slot : header.slotsInFile()) {
      writeFully(channel, tensors.get(slot.name()).data());
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    int end = bytes.limit();
    while (bytes.position() < end) {
      bytes.limit(
          bytes.position()
              + Math.min(CHUNK, end - bytes.position())); // the JDK copies what it is given
      channel.write(bytes);
    }
  }

  /** The length, then the header, padded with spaces. */
  private static ByteBuffer encode(Path file, String json) {
    try {
      ByteBuffer text = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(json));
      int bytes = text.remaining();
      int padded = (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      ByteBuffer header =
          ByteBuffer.allocate(SafetensorsReader.PREFIX + padded).order(ByteOrder.LITTLE_ENDIAN);
      header.putLong(padded).put(text);
      while (header.hasRemaining()) {
        header.put((byte) ' ');
      }
      return header.flip();
    } catch (CharacterCodingException e) {
      throw new SafetensorsException(
          file, "names and metadata that UTF-8 can hold", "half of a surrogate pair", e);
    }
  }
}
