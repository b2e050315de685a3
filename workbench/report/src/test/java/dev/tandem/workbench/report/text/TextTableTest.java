package dev.tandem.workbench.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextTableTest {
  @Test
  void the_first_column_is_to_the_left_and_the_others_to_the_right() {
    String text = new TextTable().row("", "a", "long").row().row("loss", "0.25", "-").toString();

    assertThat(text)
        .isEqualTo(
            """
                     a  long
            ----------------
            loss  0.25     -
            """);
  }

  @Test
  void a_short_row_ends_where_it_ends() {
    assertThat(new TextTable().row("a", "b").row("only").toString()).isEqualTo("a     b\nonly\n");
  }
}
