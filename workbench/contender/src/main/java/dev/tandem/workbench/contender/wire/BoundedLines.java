package dev.tandem.workbench.contender.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Lines of text from a stream, none longer than a limit. A time-out of the stream loses nothing:
 * the next call goes on with what has come of a line.
 */
final class BoundedLines {
  private final InputStream in;
  private final int longest;
  private final byte[] buffer = new byte[8192];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int at;
  private int end;

  /**
   * @param longest in bytes
   */
  BoundedLines(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
  }

  /**
   * The next line; null at the end of the stream.
   *
   * @throws ContenderException if it is too long
   */
  String next() throws IOException {
    while (true) {
      int start = at;
      while (at < end && buffer[at] != '\n') {
        at++;
      }
      line.write(buffer, start, at - start);
      if (line.size() > longest) {
        throw new ContenderException(
            "expected lines of at most " + longest + " bytes from its process, got a longer one");
      }
      if (at < end) {
        at++;
        String text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
      }
      at = 0;
      end = 0; // also if the read below times out
      int read = in.read(buffer);
      if (read < 0) {
        return null;
      }
      end = read;
    }
  }
}
