package dev.tandem.engines.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputReaderTest {
  private final List<String> answers = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  @Test
  void answers_start_a_line_however_it_ends() {
    read(text("hello\ntandem1 {1}\r\ntandem1 {2}\rdone: tandem1 {3}\n\ntandem2 {4}\ntandem1 ü"));
    assertThat(answers).containsExactly("{1}", "{2}", "ü");
    assertThat(others).containsExactly("hello", "done: tandem1 {3}", "tandem2 {4}");
  }

  @Test
  void a_long_answer_is_read_whole_and_any_other_line_is_cut() {
    String long_ = "x".repeat(1 << 20);
    read(text("tandem1 " + long_ + "\n" + long_ + "\ntandem1 next\n"));
    assertThat(answers).containsExactly(long_, "next");
    assertThat(others).containsExactly(long_.substring(0, 4 << 10));
  }

  @Test
  void a_gigabyte_in_one_line_takes_no_memory() {
    read(
        new InputStream() {
          private long left = 1L << 30;

          @Override
          public int read() {
            throw new UnsupportedOperationException("one byte at a time");
          }

          @Override
          public int read(byte[] target, int from, int count) {
            int given = (int) Math.min(count, left);
            left -= given;
            return given == 0 ? -1 : given;
          }
        });
    assertThat(others).hasSize(1);
  }

  private static InputStream text(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private void read(InputStream output) {
    new OutputReader(output, answers::add, others::add).run();
  }
}
