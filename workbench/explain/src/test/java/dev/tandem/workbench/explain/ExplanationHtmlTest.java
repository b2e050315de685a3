package dev.tandem.workbench.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Batch;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationHtmlTest {
  private static final Experiments ONE = Experiments.SOFTMAX;
  private static final Batch BATCH = Steps.alone(Steps.batch(ONE.experiment(), ONE.data(), 1), 2);

  private static Explanation explanation(Dataset data) {
    return Explanation.of(
        new Question(data, BATCH, 2, List.of()),
        Steps.sides(ONE.experiment(), data, BATCH, "textbook", "scratch"));
  }

  @Test
  void a_fragment_has_headings_from_the_third_level_and_no_script() {
    String fragment = ExplanationHtml.fragment(explanation(ONE.data()));

    assertThat(fragment)
        .startsWith("<div class=\"explanation\">")
        .contains("<h3>Forward</h3>", "<h4>Layer 1: tanh</h4>", "<th scope=\"col\">scratch</th>")
        .doesNotContain("<h1", "<h2", "<script", "style=", "onclick");
  }

  @Test
  void each_symbol_explains_itself_and_can_be_reached_once_by_keyboard() {
    String fragment = ExplanationHtml.fragment(explanation(ONE.data()));

    assertThat(fragment)
        .containsOnlyOnce(
            "<abbr title=\"weight from input 0 to unit 1 of layer 0\""
                + " tabindex=\"0\">w0[1,0]</abbr>")
        .contains("<abbr title=\"weight from input 0 to unit 1 of layer 0\">w0[1,0]</abbr>");
  }

  @Test
  void names_of_columns_cannot_bring_in_tags() {
    Dataset xor = ONE.data();
    Dataset named =
        new Dataset(
            "xor",
            xor.features(),
            xor.targets(),
            List.of("<b>a</b>", "\"quoted\" & more"),
            xor.image());

    assertThat(ExplanationHtml.fragment(explanation(named)))
        .contains("&lt;b&gt;a&lt;/b&gt; = 1, &quot;quoted&quot; &amp; more = 0")
        .doesNotContain("<b>");
  }

  @Test
  void a_page_needs_no_other_file() {
    assertThat(ExplanationHtml.page(explanation(ONE.data())))
        .startsWith("<!DOCTYPE html>")
        .contains("<h1>Step 1 of xor, training row 2</h1>", "<h2>Forward</h2>", ".explanation abbr")
        .doesNotContain("src=", "href=", "<link");
  }
}
