package dev.tandem.engines.pytorch;

import java.io.ByteArrayOutputStream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.ArchiveWriter;
import org.bytedeco.pytorch.InputArchive;
import org.bytedeco.pytorch.OutputArchive;

/** Torch's archives as bytes in memory instead of files. */
final class ArchiveBytes {
  private ArchiveBytes() {}

  static byte[] write(OutputArchive archive) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Collector collector = new Collector(bytes)) {
      archive.save_to(collector);
    }
    return bytes.toByteArray();
  }

  static InputArchive read(byte[] bytes) {
    InputArchive archive = new InputArchive();
    try (BytePointer copy = new BytePointer(bytes)) {
      archive.load_from(copy, bytes.length);
    }
    return archive;
  }

  /** Called from C++ with one piece after the other. */
  private static final class Collector extends ArchiveWriter {
    private final ByteArrayOutputStream bytes;

    Collector(ByteArrayOutputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public long call(Pointer data, long length) {
      byte[] piece = new byte[Math.toIntExact(length)];
      if (length > 0) {
        new BytePointer(data).capacity(length).get(piece);
      }
      bytes.write(piece, 0, piece.length);
      return length;
    }
  }
}
