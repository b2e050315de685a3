package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.assertRefused;
import static dev.tandem.network.tree.Trees.file;
import static dev.tandem.network.tree.Trees.line;
import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Relu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.DataSpec;
import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.ScheduleSpec.Constant;
import dev.tandem.network.ScheduleSpec.Cosine;
import dev.tandem.network.ScheduleSpec.ReduceOnPlateau;
import dev.tandem.network.ScheduleSpec.WarmUp;
import dev.tandem.network.Task;
import dev.tandem.network.ThresholdSpec.BestF1;
import dev.tandem.network.ThresholdSpec.Fixed;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What people write in few words, and the defaults that it stands for. */
class ShortFormsTest {
  private static final Dense OUTPUT = new Dense(OptionalInt.empty(), true);

  @Test
  void activations_and_normalizations_by_name_alone_have_their_defaults() {
    List<Object> layers =
        list("leaky-relu", "elu", "gelu", "softplus", "batch-norm", "layer-norm", auto());

    assertThat(layers(map("layers", layers)))
        .containsExactly(
            new Activation(LeakyRelu.DEFAULT),
            new Activation(Elu.DEFAULT),
            new Activation(Gelu.DEFAULT),
            new Activation(Softplus.DEFAULT),
            BatchNorm.DEFAULT,
            LayerNorm.DEFAULT,
            OUTPUT);
  }

  @Test
  void one_setting_of_a_layer_leaves_the_others_at_their_defaults() {
    List<Object> layers =
        list(
            map("batch-norm", map("momentum", 0.5)),
            map("dense", map("outputs", 3)),
            map("dense", map("outputs", "auto", "bias", false)));

    assertThat(layers(map("layers", layers)))
        .containsExactly(
            new BatchNorm(0.5, BatchNorm.DEFAULT.epsilon()),
            new Dense(3),
            new Dense(OptionalInt.empty(), false));
  }

  @Test
  void the_hidden_form_puts_normalization_between_dense_and_activation() {
    Map<String, Object> network =
        map(
            "hidden",
            list(4),
            "activation",
            map("leaky-relu", 0.2),
            "normalization",
            "batch-norm",
            "bias",
            false,
            "dropout",
            0.5);

    assertThat(layers(network))
        .containsExactly(
            new Dense(OptionalInt.of(4), false),
            BatchNorm.DEFAULT,
            new Activation(new LeakyRelu(0.2)),
            new Dropout(0.5),
            OUTPUT);
  }

  @Test
  void the_hidden_forms_normalization_may_have_settings_or_be_none() {
    Map<String, Object> settings = map("layer-norm", map("epsilon", 0.01));

    assertThat(layers(map("hidden", list(4), "normalization", settings)))
        .containsExactly(new Dense(4), new LayerNorm(0.01), new Activation(new Relu()), OUTPUT);
    assertThat(layers(map("hidden", list(4), "normalization", "none")))
        .containsExactly(new Dense(4), new Activation(new Relu()), OUTPUT);
  }

  @Test
  void schedules_by_name_alone_have_their_defaults() {
    assertThat(read("schedule", "cosine").schedule()).isEqualTo(Cosine.DEFAULT);
    assertThat(read("schedule", "reduce-on-plateau").schedule()).isEqualTo(ReduceOnPlateau.DEFAULT);
    assertThat(read("schedule", map("type", "warm-up", "epochs", 2)).schedule())
        .isEqualTo(new WarmUp(2, 1.0 / 3, new Constant()));
    assertThat(read("schedule", map("type", "warm-up", "epochs", 2, "then", "cosine")).schedule())
        .isEqualTo(new WarmUp(2, 1.0 / 3, Cosine.DEFAULT));
  }

  @Test
  void early_stopping_with_one_key_has_defaults_for_the_others() {
    Map<String, Object> training = map("earlyStopping", map("patience", 2));

    assertThat(read("training", training).training().earlyStopping())
        .contains(new EarlyStoppingSpec(EarlyStoppingSpec.DEFAULT.metric(), 2, 0));
    assertThat(read("training", map("earlyStopping", "none")).training().earlyStopping()).isEmpty();
  }

  @Test
  void a_threshold_is_a_number_or_a_way_to_choose_it() {
    assertThat(read("threshold", 0.3).threshold()).isEqualTo(new Fixed(0.3));
    assertThat(read("threshold", 1).threshold()).isEqualTo(new Fixed(1));
    assertThat(read("threshold", "f1").threshold()).isEqualTo(new BestF1());
  }

  @Test
  void the_task_is_the_losses_where_the_data_does_not_say() {
    DataSpec data = read("loss", "huber").data();

    assertThat(data.task()).isEqualTo(Task.REGRESSION);
    assertThat(read("loss", "binary-cross-entropy").data().task()).isEqualTo(Task.CLASSIFICATION);
  }

  @Test
  void a_setting_where_there_is_none_is_refused() {
    assertRefused(() -> layers(map("hidden", list(), "activation", line(3, map("relu", 0.1)))))
        .hasMessage(
            "a.yaml, line 3: network.activation: expected 'relu' alone, which has no settings, got"
                + " a value for it");
  }

  @Test
  void a_setting_that_has_no_default_is_asked_for() {
    assertRefused(() -> read("schedule", line(3, "step")))
        .hasMessage("a.yaml, line 3: schedule.every: expected a whole number, got nothing");
    assertRefused(() -> layers(map("hidden", list(), "initialization", line(4, "normal"))))
        .hasMessage(
            "a.yaml, line 4: network.initialization.normal: expected a number, got nothing");
    assertRefused(() -> read("threshold", line(5, map("cost", map("falsePositive", 1)))))
        .hasMessage("a.yaml, line 5: threshold.cost.falseNegative: expected a number, got nothing");
  }

  @Test
  void a_misspelt_name_is_refused_with_the_known_ones() {
    assertRefused(() -> read("threshold", line(3, "f2")))
        .hasMessage(
            "a.yaml, line 3: threshold: expected a number or one of cost, f1, recall, got 'f2';"
                + " did you mean 'f1'?");
    assertRefused(() -> read("loss", map("classWeights", line(4, "balance"))))
        .hasMessage(
            "a.yaml, line 4: loss.classWeights: expected none, balanced or a list with one number"
                + " for each class, got 'balance'");
    assertRefused(() -> layers(map("hidden", list(), "activation", line(5, map("gelu", "tan")))))
        .hasMessage(
            "a.yaml, line 5: network.activation.gelu: expected one of exact, tanh, got 'tan'; did"
                + " you mean 'tanh'?");
  }

  private static List<LayerSpec> layers(Map<String, Object> network) {
    return ExperimentReader.read(file("network", network)).network().layers();
  }

  private static ExperimentSpec read(String key, Object value) {
    return ExperimentReader.read(file("network", map("hidden", list()), key, value));
  }

  private static Map<String, Object> auto() {
    return map("dense", "auto");
  }
}
