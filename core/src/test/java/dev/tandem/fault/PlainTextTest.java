package dev.tandem.fault;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 7, 8, 0x0B, 0x1B, 0x7F, 0x85, 0x9B, 0x200F, 0x2028, 0x202E, 0x2067})
  void what_acts_on_a_terminal_or_turns_the_writing_is_replaced(int sign) {
    assertThat(PlainText.of("a" + Character.toString(sign) + "b")).isEqualTo("a\uFFFDb");
  }

  @Test
  void lines_tabs_accents_and_emoji_stay() {
    String text = "a\tb\nc\r\nd é 東京 שלום 👩‍🔬";

    assertThat(PlainText.of(text)).isEqualTo(text);
    assertThat(PlainText.of("over\rwritten")).isEqualTo("over\uFFFDwritten");
  }

  @Test
  void half_a_character_and_what_no_xml_may_have_are_replaced() {
    assertThat(PlainText.of("a\uD83D b\uDC69")).isEqualTo("a\uFFFD b\uFFFD");
    assertThat(PlainText.of("\uFFFE\uFFFF")).isEqualTo("\uFFFD\uFFFD");
  }

  @Test
  void one_line_has_blanks_for_the_ends_of_others() {
    assertThat(PlainText.oneLine("a\r\n\tb\u202E")).isEqualTo("a b\uFFFD");
  }
}
