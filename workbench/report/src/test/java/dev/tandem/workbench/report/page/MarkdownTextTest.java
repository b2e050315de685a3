package dev.tandem.workbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '"',
      value = {
        "[x](javascript:a)@ \\[x\\](javascript:a)",
        "![x](y.png)@ !\\[x\\](y.png)",
        "<img src=x>@ &lt;img src=x>",
        "&lt; &@ &amp;lt; &amp;",
        "a`b|c@ a\\`b\\|c",
        "a*b_c~d$e@ a\\*b\\_c\\~d\\$e",
        "https://evil.example and www.x.y@ https\\://evil.example and www\\.x.y",
        "# a - 1. b@ \\# a - 1. b",
        "- a@ \\- a",
        "12. a@ 12\\. a",
        "---@ \\---",
        "0.75@ 0.75",
        "-0.75@ -0.75"
      })
  void words_are_no_markup(String text, String escaped) {
    assertThat(MarkdownText.of(text)).isEqualTo(escaped);
  }

  @Test
  void a_name_stays_on_its_line_and_gives_no_orders() {
    assertThat(MarkdownText.of("a\n\n# b\u001B[2J\u202E")).isEqualTo("a # b \\[2J\uFFFD");
  }

  @Test
  void what_is_read_as_it_is_keeps_its_brackets_but_no_links() {
    assertThat(MarkdownText.readable("w0[1,2] < 3, [x](y) <b>"))
        .isEqualTo("w0[1,2] < 3, [x]\\(y) \\<b>");
  }
}
