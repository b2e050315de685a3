package dev.tandem.workbench.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.report.page.Glossary.Term;
import org.junit.jupiter.api.Test;

class GlossaryTest {
  private final Glossary glossary =
      new Glossary(
          """
          # Glossary

          | term | meaning | PyTorch |
          | --- | --- | --- |
          | <a id="epoch"></a>epoch | one pass over *all* training rows | |
          | Holm's correction | raises p-values; see [statistics](statistics.md) | |
          | step | one update | `optimizer.step()` |
          | lock-step | step by step | |
          """);

  @Test
  void a_term_is_linked_where_a_part_mentions_it_first_also_in_the_plural() {
    assertThat(glossary.linked("<p title=\"epoch\">Epochs, and another epoch</p>"))
        .isEqualTo(
            "<p title=\"epoch\"><a class=\"term\" href=\"#term-epoch\">Epochs</a>, and another"
                + " epoch</p>");
  }

  @Test
  void what_is_code_the_title_or_a_control_holds_no_link() {
    String html =
        "<h1>epoch</h1><pre>epoch</pre><script>var epoch = '<';</script><summary>epoch</summary>";

    assertThat(glossary.linked(html)).isEqualTo(html);
    assertThat(glossary.used()).isEmpty();
  }

  @Test
  void the_longest_term_is_the_one_and_a_part_of_a_name_is_none() {
    assertThat(glossary.linked("lock-step of with-step"))
        .isEqualTo("<a class=\"term\" href=\"#term-lock-step\">lock-step</a> of with-step");
  }

  @Test
  void terms_that_are_used_have_their_meaning_in_plain_text() {
    glossary.noted("after Holm's correction, an epoch");
    glossary.linked("Holm&#39;s correction");

    assertThat(glossary.used())
        .containsExactly(
            new Term("term-epoch", "epoch", "one pass over all training rows"),
            new Term(
                "term-holm-s-correction", "Holm's correction", "raises p-values; see statistics"));
  }
}
