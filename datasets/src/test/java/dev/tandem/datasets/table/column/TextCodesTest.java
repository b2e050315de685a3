package dev.tandem.datasets.table.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.datasets.table.cells.Space;
import dev.tandem.tensor.CounterRandom;
import dev.tandem.tensor.CounterRandom.Purpose;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextCodesTest {
  private final TextCodes codes = new TextCodes(new Space());

  @Test
  void texts_are_numbered_in_the_order_that_they_come_however_many_there_are() {
    CounterRandom random = CounterRandom.of(3, Purpose.GENERATOR);
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < 400_000; i++) { // about 216,000 different ones
      String text = "patient " + random.below(i, 300_000);
      known.putIfAbsent(text, known.size());

      assertThat(codes.of(text)).isEqualTo(known.get(text));
    }
  }

  @Test
  void what_has_no_text_takes_a_number_each_time() {
    assertThat(codes.of("a")).isZero();
    assertThat(codes.ofNothing()).isEqualTo(1);
    assertThat(codes.ofNothing()).isEqualTo(2);
    assertThat(codes.of("b")).isEqualTo(3);
    assertThat(codes.of("a")).isZero();
  }

  /** UTF-8 would write both of the last two as a question mark. */
  @Test
  void texts_that_differ_in_one_character_have_different_numbers() {
    assertThat(new int[] {codes.of(""), codes.of("a"), codes.of("aa"), codes.of("\ud800")})
        .containsExactly(0, 1, 2, 3);
    assertThat(codes.of("\ud801")).isEqualTo(4);
    assertThat(codes.of("a".repeat(1000) + "b")).isEqualTo(5);
    assertThat(codes.of("a".repeat(1000) + "c")).isEqualTo(6);
    assertThat(codes.of("a")).isEqualTo(1);
  }
}
