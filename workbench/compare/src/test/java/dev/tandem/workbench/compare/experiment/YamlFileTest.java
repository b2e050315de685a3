package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlFileTest {
  @Test
  void keys_lists_and_scalars_become_a_tree_that_knows_its_lines() {
    SpecNode tree = YamlFile.read("a.yaml", "# first\nname: x\ndata: {rows: 7}\nlist:\n  - 0.5\n");

    assertThat(tree.toPlain())
        .isEqualTo(Map.of("name", "x", "data", Map.of("rows", 7L), "list", List.of(0.5)));
    assertThat(tree.find("data.rows").orElseThrow().origin()).isEqualTo("a.yaml, line 3");
    SpecNode.Items items = (SpecNode.Items) tree.find("list").orElseThrow();
    assertThat(items.items().get(0).origin()).isEqualTo("a.yaml, line 5");
  }

  @Test
  void words_that_yaml_1_1_took_for_booleans_stay_words() {
    SpecNode tree = YamlFile.read("a.yaml", "a: no\nb: on\nc: true\nd:\ne: .nan\n");

    assertThat(tree.find("a").orElseThrow().toPlain()).isEqualTo("no");
    assertThat(tree.find("b").orElseThrow().toPlain()).isEqualTo("on");
    assertThat(tree.find("c").orElseThrow().toPlain()).isEqualTo(true);
    assertThat(tree.find("d").orElseThrow().toPlain()).isNull();
    assertThat((Double) tree.find("e").orElseThrow().toPlain()).isNaN();
  }

  @Test
  void what_is_written_reads_as_the_same() {
    Map<String, Object> plain = Map.of("name", "x", "list", List.of(1L, "no", 1e-7));

    assertThat(YamlFile.read("a.yaml", YamlFile.write(plain)).toPlain()).isEqualTo(plain);
  }

  @Test
  void a_key_that_stands_twice_is_refused_with_its_second_line() {
    assertRefused(
        "name: a\ndata: xor\nname: b\n", "a.yaml, line 3: name: expected once, got twice");
  }

  @Test
  void a_file_without_keys_is_refused() {
    assertRefused("", "a.yaml: expected keys such as 'network:', got none");
    assertRefused("just words", "a.yaml: expected keys such as 'network:', got none");
    assertRefused("- a\n- b\n", "a.yaml: expected keys such as 'network:', got none");
  }

  @Test
  void what_has_no_end_is_refused_in_one_line() {
    String complaint =
        "a.yaml: expected keys a few levels deep, got ones without end: is there an alias of what"
            + " is around it, or a bracket too many?";

    assertRefused("a: &a [*a]\n", complaint);
    assertRefused("a: " + "[".repeat(100_000) + "]".repeat(100_000), complaint);
  }

  @Test
  void text_that_is_no_yaml_is_refused_in_one_line_with_the_place() {
    assertThatThrownBy(() -> YamlFile.read("a.yaml", "name: x\ndata: {rows: 7\n"))
        .isInstanceOf(ExperimentException.class)
        .message()
        .startsWith("a.yaml, line 3: expected YAML, got: ")
        .hasLineCount(1);
    assertThatThrownBy(() -> YamlFile.read("a.yaml", "name: x\n\tdata: y\n"))
        .isInstanceOf(ExperimentException.class)
        .message()
        .startsWith("a.yaml, line 2: expected YAML, got: ")
        .hasLineCount(1);
  }

  @Test
  void a_number_that_no_64_bits_hold_is_refused_with_its_line() {
    assertRefused(
        "\nseed: 99999999999999999999\n",
        "a.yaml, line 2: expected a number of 64 bits, got 99999999999999999999");
  }

  @Test
  void a_list_as_a_key_is_refused_with_its_line() {
    assertRefused(
        "name: x\n[a, b]: c\n", "a.yaml, line 2: expected a word as a key, got a list or map");
  }

  private static void assertRefused(String text, String message) {
    assertThatThrownBy(() -> YamlFile.read("a.yaml", text))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(message);
  }
}
