package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.assertRefused;
import static dev.tandem.network.tree.Trees.file;
import static dev.tandem.network.tree.Trees.line;
import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecNodeTest {
  private final SpecNode tree =
      file("name", line(1, "xor"), "training", line(2, map("epochs", line(3, 5), "seed", 1L)));

  @Test
  void plain_values_come_out_as_they_went_in_with_whole_numbers_as_long() {
    Map<String, Object> plain = map("a", list("x", true, null, 1.5, 2), "b", map("c", list()));

    assertThat(SpecNode.of(plain, "here").toPlain())
        .isEqualTo(map("a", list("x", true, null, 1.5, 2L), "b", map("c", list())));
  }

  @Test
  void a_node_among_plain_values_keeps_its_origin() {
    assertThat(tree.find("training.epochs").orElseThrow().origin()).isEqualTo("a.yaml, line 3");
    assertThat(tree.find("training.seed").orElseThrow().origin()).isEqualTo("a.yaml, line 2");
  }

  @Test
  void what_is_not_there_is_not_found() {
    assertThat(tree.find("training.epoch")).isEmpty();
    assertThat(tree.find("name.first")).isEmpty();
  }

  @Test
  void with_sets_a_value_and_keeps_the_rest() {
    SpecNode changed = tree.with("training.epochs", SpecNode.of(7, "--epochs"));

    assertThat(changed.toPlain())
        .isEqualTo(map("name", "xor", "training", map("epochs", 7L, "seed", 1L)));
    assertThat(changed.find("training.epochs").orElseThrow().origin()).isEqualTo("--epochs");
    assertThat(tree.find("training.epochs").orElseThrow().toPlain()).isEqualTo(5L);
  }

  @Test
  void with_makes_the_maps_on_the_way_also_where_a_key_stands_alone() {
    SpecNode bare = file("data", null);

    assertThat(bare.with("data.rows", line(1, 3)).with("x.y.z", line(1, 4)).toPlain())
        .isEqualTo(map("data", map("rows", 3L), "x", map("y", map("z", 4L))));
  }

  @Test
  void with_does_not_step_over_a_value() {
    assertRefused(() -> file("data", line(4, "mnist")).with("data.rows", line(9, 3)))
        .hasMessage("a.yaml, line 4: data: expected keys and values, got 'mnist'");
  }

  @Test
  void without_takes_a_node_away() {
    assertThat(tree.without("training.seed").toPlain())
        .isEqualTo(map("name", "xor", "training", map("epochs", 5L)));
    assertThat(tree.without("training.absent")).isEqualTo(tree);
  }

  @Test
  void merge_merges_maps_and_replaces_anything_else() {
    SpecNode under = file("a", map("x", 1L, "y", list(1L, 2L)), "b", 2L);
    SpecNode over = file("a", map("y", list(3L), "z", 4L), "b", map("c", 5L));

    assertThat(under.merge(over).toPlain())
        .isEqualTo(map("a", map("x", 1L, "y", list(3L), "z", 4L), "b", map("c", 5L)));
  }

  @Test
  void a_value_of_another_type_is_refused() {
    assertRefused(() -> line(3, BigInteger.TEN.pow(30)))
        .hasMessage(
            "a.yaml, line 3: value: expected a text, a number of 64 bits, true or false, got "
                + "1000000000000000000000000000000");
  }

  @Test
  void a_key_that_is_no_text_is_refused() {
    assertRefused(() -> line(3, Map.of(5, "x")))
        .hasMessage("a.yaml, line 3: key: expected a text, got 5");
  }
}
