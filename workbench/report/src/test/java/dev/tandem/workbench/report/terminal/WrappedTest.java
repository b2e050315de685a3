package dev.tandem.workbench.report.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappedTest {
  @Test
  void lines_after_the_first_hang_below_the_text() {
    assertThat(Wrapped.lines("label  ", "one two three four five six seven eight nine", 40))
        .containsExactly("label  one two three four five six seven", "       eight nine");
  }

  @Test
  void a_number_keeps_its_percent_sign() {
    // 40 columns would hold "97.75", and not "97.75 %"
    assertThat(Wrapped.lines("", "the test accuracy of scratch was 97.75 % in all", 40))
        .containsExactly("the test accuracy of scratch was 97.75 %", "in all");
    assertThat(Wrapped.lines("", "the test accuracy of scratch itself 97.75 % in all", 40))
        .containsExactly("the test accuracy of scratch itself", "97.75 % in all");
  }

  @Test
  void a_word_that_is_too_long_has_a_line_of_its_own() {
    String path = "a/".repeat(30);

    assertThat(Wrapped.lines("see ", "in " + path + " now", 40))
        .containsExactly("see in", "    " + path, "    now");
  }

  @Test
  void no_terminal_is_so_narrow_that_a_line_holds_one_word() {
    assertThat(Wrapped.lines("", "one two three", 5)).containsExactly("one two three");
  }
}
