package dev.tandem.workbench.export.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void a_line_with_a_condition_is_there_only_where_that_holds() {
    String text = "a\n|some|  b\n|none|c\n|some|\n";

    assertThat(new Template(text).when("some", true).when("none", false).text())
        .isEqualTo("a\n  b\n\n");
  }

  @Test
  void a_name_in_a_line_stands_for_a_text_whatever_signs_that_has() {
    assertThat(new Template("x = $X + $Y_1\n").put("X", 2).put("Y", "$\\n").text())
        .isEqualTo("x = 2 + $\\n_1\n");
  }

  @Test
  void a_name_alone_on_its_line_stands_for_any_number_of_lines_indented_like_it() {
    Template template = new Template("f(\n    $LINES);\n    $NONE\n");

    assertThat(template.put("LINES", List.of("a,", "", "b")).put("NONE", List.of()).text())
        .isEqualTo("f(\n    a,\n\n    b);\n");
  }

  @Test
  void what_nothing_was_said_of_is_refused() {
    assertThatThrownBy(() -> new Template("$X\n").text())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("template: nothing was said of X");
  }
}
