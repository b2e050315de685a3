package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.assertRefused;
import static dev.tandem.network.tree.Trees.file;
import static dev.tandem.network.tree.Trees.line;
import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperimentTreeTest {
  private static final Map<String, Object> SGD =
      map("type", "sgd", "learningRate", 0.5, "momentum", 0.9);

  @Test
  void an_override_is_set_with_its_own_origin() {
    SpecNode tree = ExperimentTree.set(file("name", "x"), "training.epochs", 3, "--epochs");

    assertThat(tree.toPlain()).isEqualTo(map("name", "x", "training", map("epochs", 3L)));
    assertThat(tree.find("training.epochs").orElseThrow().origin()).isEqualTo("--epochs");
  }

  @Test
  void hidden_widths_replace_explicit_layers() {
    SpecNode tree = file("network", map("layers", list("relu"), "initialization", "xavier"));

    assertThat(ExperimentTree.set(tree, "network.hidden", list(8), "--hidden").toPlain())
        .isEqualTo(map("network", map("initialization", "xavier", "hidden", list(8L))));
  }

  @Test
  void explicit_layers_replace_hidden_widths_and_what_goes_with_them() {
    SpecNode tree = file("network", map("hidden", list(8), "dropout", 0.5, "activation", "tanh"));
    SpecNode overrides = file("network", map("layers", list(map("dense", "auto"))));

    assertThat(ExperimentTree.merge(tree, overrides).toPlain())
        .isEqualTo(map("network", map("layers", list(map("dense", "auto")))));
  }

  @Test
  void another_optimizer_keeps_only_the_learning_rate() {
    SpecNode tree = file("optimizer", SGD);

    assertThat(ExperimentTree.set(tree, "optimizer.type", "adam", "--optimizer").toPlain())
        .isEqualTo(map("optimizer", map("learningRate", 0.5, "type", "adam")));
  }

  @Test
  void another_optimizer_drops_the_settings_of_the_default_one_too() {
    SpecNode tree = file("optimizer", map("momentum", 0.9));

    assertThat(ExperimentTree.set(tree, "optimizer.type", "adam", "--optimizer").toPlain())
        .isEqualTo(map("optimizer", map("type", "adam")));
  }

  @Test
  void the_same_optimizer_keeps_its_settings() {
    SpecNode tree = file("optimizer", SGD);

    assertThat(ExperimentTree.set(tree, "optimizer.type", "sgd", "--optimizer").toPlain())
        .isEqualTo(map("optimizer", SGD));
  }

  @Test
  void a_type_alone_is_an_override_of_the_type() {
    SpecNode tree = file("optimizer", SGD, "loss", map("type", "a", "reduction", "sum"));
    SpecNode overrides = file("optimizer", "adam", "loss", "b");

    assertThat(ExperimentTree.merge(tree, overrides).toPlain())
        .isEqualTo(
            map(
                "optimizer", map("learningRate", 0.5, "type", "adam"),
                "loss", map("reduction", "sum", "type", "b")));
  }

  @Test
  void a_setting_joins_a_type_that_stood_alone() {
    SpecNode tree = file("loss", line(1, "binary-cross-entropy"));

    assertThat(ExperimentTree.set(tree, "loss.reduction", "sum", "--set").toPlain())
        .isEqualTo(map("loss", map("type", "binary-cross-entropy", "reduction", "sum")));
  }

  @Test
  void settings_of_the_new_type_may_come_with_it() {
    SpecNode overrides = file("optimizer", map("type", "adam", "beta1", 0.8));

    assertThat(ExperimentTree.merge(file("optimizer", SGD), overrides).toPlain())
        .isEqualTo(map("optimizer", map("learningRate", 0.5, "type", "adam", "beta1", 0.8)));
  }

  @Test
  void a_value_where_keys_should_be_is_refused_and_not_replaced() {
    assertRefused(
            () -> ExperimentTree.set(file("data", line(2, "mnist")), "data.rows", 5, "--rows"))
        .hasMessage("a.yaml, line 2: data: expected keys and values, got 'mnist'");
  }
}
