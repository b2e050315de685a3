package dev.tandem.datasets.table.text;

import dev.tandem.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The encoding of a text file, recognised from all its bytes: a byte order mark says it; text that
 * is UTF-8 throughout is UTF-8; the rest is Windows-1252, of which Latin-1 is a part.
 *
 * @param charset to decode with
 * @param mark bytes of the byte order mark, to skip
 * @param note what a reader should know of it, empty for UTF-8
 */
record TextEncoding(Charset charset, int mark, String note) {
  static final Charset WINDOWS = Charset.forName("windows-1252");

  private static final int BUFFER = 1 << 16;

  /**
   * The encoding that a person named.
   *
   * @throws DataException if this JDK does not know it
   */
  static TextEncoding named(String name, Path file) {
    try {
      Charset charset = Charset.forName(name);
      return new TextEncoding(charset, recognized(file).markOf(charset), "");
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new DataException(
          "data.format.encoding",
          "an encoding such as utf-8, utf-16 or windows-1252",
          "'" + name + "'");
    }
  }

  private int markOf(Charset named) {
    return named.equals(charset) ? mark : 0;
  }

  /** The encoding that a file's bytes tell. */
  static TextEncoding of(Path file) {
    return recognized(file);
  }

  private static TextEncoding recognized(Path file) {
    try (InputStream in = RowFiles.open(file)) {
      byte[] start = in.readNBytes(BUFFER);
      Optional<TextEncoding> marked = marked(start);
      if (marked.isPresent()) {
        return marked.get();
      }
      Optional<TextEncoding> wide = wide(start);
      return wide.isPresent() ? wide.get() : narrow(file, start, in);
    } catch (IOException e) {
      throw RowFiles.unreadable(file, e);
    }
  }

  private static Optional<TextEncoding> marked(byte[] start) {
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_8, 3, ""));
    }
    if (begins(start, 0xFF, 0xFE)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_16LE, 2, "encoding UTF-16"));
    }
    if (begins(start, 0xFE, 0xFF)) {
      return Optional.of(new TextEncoding(StandardCharsets.UTF_16BE, 2, "encoding UTF-16"));
    }
    return Optional.empty();
  }

  private static boolean begins(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  /** UTF-16 without a mark: every other byte of a table's first lines is 0. */
  private static Optional<TextEncoding> wide(byte[] start) {
    int[] zeros = new int[2];
    int length = Math.min(start.length, 1000);
    for (int i = 0; i < length; i++) {
      zeros[i % 2] += start[i] == 0 ? 1 : 0;
    }
    boolean one = Math.min(zeros[0], zeros[1]) == 0 && Math.max(zeros[0], zeros[1]) > length / 4;
    if (!one) {
      return Optional.empty();
    }
    Charset charset = zeros[0] == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    return Optional.of(new TextEncoding(charset, 0, "encoding UTF-16"));
  }

  private static TextEncoding narrow(Path file, byte[] start, InputStream rest) throws IOException {
    Utf8Check check = new Utf8Check();
    byte[] bytes = start;
    int count = start.length;
    while (count > 0) {
      check.add(bytes, count);
      if (check.zeroLine() > 0) {
        throw new DataException(
            file + ", line " + check.zeroLine(), "text", "a NUL byte: is it a binary file?");
      }
      bytes = bytes == start ? new byte[BUFFER] : bytes;
      count = rest.readNBytes(bytes, 0, BUFFER);
    }
    return check.badLine() == 0
        ? new TextEncoding(StandardCharsets.UTF_8, 0, "")
        : new TextEncoding(
            WINDOWS, 0, "encoding Windows-1252 (no UTF-8: line " + check.badLine() + ")");
  }
}
