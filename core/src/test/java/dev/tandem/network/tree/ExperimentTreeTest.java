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
  void another_schedule_keeps_nothing_also_inside_a_warm_up() {
    SpecNode step = file("schedule", map("type", "step", "every", 3));
    SpecNode warmUp =
        file("schedule", map("type", "warm-up", "epochs", 2, "then", map("type", "cosine")));

    assertThat(ExperimentTree.set(step, "schedule.type", "cosine", "--schedule").toPlain())
        .isEqualTo(map("schedule", map("type", "cosine")));
    assertThat(ExperimentTree.set(step, "schedule.gamma", 0.5, "--vary").toPlain())
        .isEqualTo(map("schedule", map("type", "step", "every", 3L, "gamma", 0.5)));
    SpecNode then = file("schedule", map("then", map("type", "step", "every", 1)));
    assertThat(ExperimentTree.merge(warmUp, then).find("schedule.then").orElseThrow().toPlain())
        .isEqualTo(map("type", "step", "every", 1L));
  }

  @Test
  void a_named_value_is_replaced_as_a_whole_by_another_of_its_sort() {
    SpecNode tree =
        file(
            "network",
            map("hidden", list(8), "activation", map("leaky-relu", 0.1)),
            "threshold",
            0.3);
    SpecNode overrides =
        file("network", map("activation", map("elu", 2)), "threshold", map("recall", 0.8));

    assertThat(ExperimentTree.merge(tree, overrides).toPlain())
        .isEqualTo(
            map(
                "network", map("hidden", list(8L), "activation", map("elu", 2L)),
                "threshold", map("recall", 0.8)));
  }

  @Test
  void one_cost_of_a_threshold_may_be_overridden_alone() {
    SpecNode tree = file("threshold", map("cost", map("falsePositive", 1, "falseNegative", 5)));

    assertThat(
            ExperimentTree.set(tree, "threshold.cost.falseNegative", 9, "--vary")
                .find("threshold.cost")
                .orElseThrow()
                .toPlain())
        .isEqualTo(map("falsePositive", 1L, "falseNegative", 9L));
  }

  @Test
  void one_way_of_clipping_replaces_the_other() {
    SpecNode tree = file("regularization", map("l1", 0.1, "clipValue", 1));

    assertThat(ExperimentTree.set(tree, "regularization.clipNorm", 2, "--clip-norm").toPlain())
        .isEqualTo(map("regularization", map("l1", 0.1, "clipNorm", 2L)));
    assertThat(ExperimentTree.set(tree, "regularization.clipNorm", "none", "--vary").toPlain())
        .isEqualTo(map("regularization", map("l1", 0.1, "clipValue", 1L, "clipNorm", "none")));
  }

  @Test
  void a_value_where_keys_should_be_is_refused_and_not_replaced() {
    assertRefused(
            () -> ExperimentTree.set(file("data", line(2, "mnist")), "data.rows", 5, "--rows"))
        .hasMessage("a.yaml, line 2: data: expected keys and values, got 'mnist'");
  }
}
