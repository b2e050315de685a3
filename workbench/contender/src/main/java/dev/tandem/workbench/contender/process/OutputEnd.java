package dev.tandem.workbench.contender.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The end of what a process has printed: it may print more than fits into memory. */
final class OutputEnd {
  static final int MOST = 64 << 10; // bytes

  private OutputEnd() {}

  /** Of a file. */
  static String of(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long start = Math.max(0, channel.size() - MOST);
      ByteBuffer end = ByteBuffer.allocate((int) (channel.size() - start));
      while (end.hasRemaining() && channel.read(end, start + end.position()) >= 0) {
        // reads on
      }
      return new String(end.array(), 0, end.position(), StandardCharsets.UTF_8);
    }
  }

  /** Of a stream, which is read to its end. */
  static String of(InputStream in) throws IOException {
    byte[] end = new byte[0];
    byte[] more = in.readNBytes(MOST);
    while (more.length > 0) {
      byte[] both = Arrays.copyOf(end, end.length + more.length);
      System.arraycopy(more, 0, both, end.length, more.length);
      end = Arrays.copyOfRange(both, Math.max(0, both.length - MOST), both.length);
      more = in.readNBytes(MOST);
    }
    return new String(end, StandardCharsets.UTF_8);
  }
}
