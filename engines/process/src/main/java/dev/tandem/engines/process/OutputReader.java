package dev.tandem.engines.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Splits what a program prints into answers and other lines, in bounded memory: what is not an
 * answer is cut after a few kilobytes. A line ends with LF, CR or both.
 */
final class OutputReader implements Runnable {
  /** What an answer starts with. */
  static final String ANSWER = "tandem1 ";

  private static final byte[] ANSWER_BYTES = ANSWER.getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_OF_ANSWER = 64 << 20;
  private static final int MOST_OF_OTHER = 4 << 10;

  private final InputStream output;
  private final Consumer<String> answers;
  private final Consumer<String> others;
  private ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int length; // of the line, as far as it is kept
  private int matched; // bytes of the line's beginning that are those of an answer
  private int most = MOST_OF_OTHER;

  /**
   * @param answers gets what follows {@link #ANSWER}, or a part of it if that is too long
   * @param others gets all other lines
   */
  OutputReader(InputStream output, Consumer<String> answers, Consumer<String> others) {
    this.output = output;
    this.answers = answers;
    this.others = others;
  }

  @Override
  public void run() {
    byte[] chunk = new byte[1 << 16];
    try {
      for (int count = output.read(chunk); count >= 0; count = output.read(chunk)) {
        for (int i = 0; i < count; i++) {
          take(chunk[i]);
        }
      }
    } catch (IOException e) {
      others.accept("(its output cannot be read: " + e.getMessage() + ")");
    }
    endLine();
  }

  private void take(byte next) {
    if (next == '\n' || next == '\r') {
      endLine();
    } else if (length < most) {
      if (length == matched
          && matched < ANSWER_BYTES.length
          && next == ANSWER_BYTES[matched]
          && ++matched == ANSWER_BYTES.length) {
        most = MOST_OF_ANSWER;
      }
      line.write(next);
      length++;
    }
  }

  private void endLine() {
    if (length > 0) {
      String text = line.toString(StandardCharsets.UTF_8);
      if (matched == ANSWER_BYTES.length) {
        answers.accept(text.substring(ANSWER_BYTES.length));
      } else {
        others.accept(text);
      }
    }
    if (length > MOST_OF_OTHER) {
      line = new ByteArrayOutputStream();
    }
    line.reset();
    length = 0;
    matched = 0;
    most = MOST_OF_OTHER;
  }
}
