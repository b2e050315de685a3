package dev.tandem.datasets.table.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class Utf8CheckTest {
  private static final String[] PIECES = {
    "plain text", "\n", "x\n", "é", "€", "𝄞", "\r\n", "a,b,c"
  };

  @Test
  void bytes_are_refused_in_the_line_where_the_jdk_refuses_them() {
    SplittableRandom random = new SplittableRandom(1);
    int refused = 0;
    for (int round = 0; round < 2_000; round++) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      for (int i = 0; i < 30; i++) {
        text.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8));
        if (random.nextInt(60) == 0) {
          text.write(0x80 + random.nextInt(0x80));
        }
      }
      byte[] bytes = text.toByteArray();
      Utf8Check check = new Utf8Check();
      int cut = random.nextInt(bytes.length); // as where a buffer ends
      check.add(Arrays.copyOf(bytes, cut), cut);
      check.add(Arrays.copyOfRange(bytes, cut, bytes.length), bytes.length - cut);

      long line = firstBadLine(bytes);
      refused += line > 0 ? 1 : 0;
      assertThat(check.badLine()).isEqualTo(line);
      assertThat(check.zeroLine()).isZero();
    }
    assertThat(refused).isBetween(400, 1_600);
  }

  @Test
  void a_zero_byte_is_found_in_its_line() {
    byte[] bytes = "0123456789\n01234567890\nab\0cdefgh\n\0".getBytes(StandardCharsets.UTF_8);
    Utf8Check check = new Utf8Check();
    check.add(bytes, bytes.length);

    assertThat(check.zeroLine()).isEqualTo(3);
    assertThat(check.badLine()).isZero();
  }

  private static long firstBadLine(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, CharBuffer.allocate(bytes.length), true);
    if (!result.isError()) {
      return 0;
    }
    long line = 1;
    for (int i = 0; i < in.position(); i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
