package dev.tandem.network.tree;

import static dev.tandem.network.tree.Trees.list;
import static dev.tandem.network.tree.Trees.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tandem.network.DataSize;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be, or not together, is refused when it is read: one line, its key, its range. */
class ContradictionsTest {
  private static final String FRACTION = "expected a number from 0 up to, but not including, 1";

  @Test
  void numbers_out_of_their_range() {
    refused("optimizer", map("momentum", 1.5), "optimizer.momentum: " + FRACTION + ", got 1.5");
    refused("network", hidden("dropout", 1), "network.dropout: " + FRACTION + ", got 1.0");
    refused("loss", map("labelSmoothing", 1), "loss.labelSmoothing: " + FRACTION + ", got 1.0");
    refused(
        "optimizer",
        map("type", "adam", "weightDecay", -0.1),
        "optimizer.weightDecay: expected a number of at least 0, got -0.1");
    refused(
        "network",
        map("layers", list(map("dense", 2), map("batch-norm", map("momentum", 2)))),
        "network.layers[1].batch-norm.momentum: expected a number above 0 and at most 1, got 2.0");
    refused("threshold", 1.5, "threshold: expected a number above 0 and at most 1, got 1.5");
    refused(
        "threshold",
        map("recall", 0),
        "threshold.recall: expected a number above 0 and at most 1, got 0.0");
    refused(
        "loss",
        map("classWeights", list(1, -2)),
        "loss.classWeights[1]: expected a number above 0, got -2.0");
    refused(
        "network",
        hidden("activation", map("elu", 0)),
        "network.activation.elu: expected a number above 0, got 0.0");
    refused(
        "training",
        map("earlyStopping", map("patience", -1)),
        "training.earlyStopping.patience: expected a whole number of at least 0, got -1");
    refused(
        "optimizer",
        map("learningRate", Double.NaN),
        "optimizer.learningRate: expected a number above 0, got NaN");
  }

  @Test
  void nesterov_without_momentum() {
    refused(
        "optimizer",
        map("nesterov", true),
        "optimizer.nesterov: expected false, unless momentum is above 0 and dampening is 0, got"
            + " true with momentum 0.0 and dampening 0.0");
  }

  @Test
  void both_ways_of_clipping() {
    refused(
        "regularization",
        map("clipNorm", 1, "clipValue", 0.5),
        "regularization.clipValue: expected either clipNorm or clipValue, got both");
  }

  @Test
  void biases_that_are_no_matrix_cannot_be_orthogonal() {
    refused(
        "network",
        hidden("biases", "orthogonal"),
        "network.biases: expected zeros, torch, normal or another drawn value by value, got"
            + " orthogonal");
  }

  @Test
  void schedules_that_cannot_be() {
    refused(
        "schedule",
        map("type", "multi-step", "milestones", list(5, 3)),
        "schedule.milestones: expected epochs in ascending order, at least one, got [5, 3]");
    refused(
        "schedule",
        map("type", "multi-step", "milestones", list()),
        "schedule.milestones: expected epochs in ascending order, at least one, got []");
    refused(
        "schedule",
        map("type", "warm-up", "epochs", 2, "then", map("type", "one-cycle", "maximum", 1)),
        "schedule.then: expected constant, step, multi-step, exponential or cosine, got one-cycle");
    refused(
        "schedule",
        map("type", "reduce-on-plateau", "factor", 1),
        "schedule.factor: " + FRACTION + ", got 1.0");
    refused(
        "schedule",
        map("type", "cosine", "minimum", 0.5),
        "schedule.minimum: expected at most the optimizer's learning rate, 0.001, got 0.5");
  }

  @Test
  void weights_of_classes_beside_a_loss_that_has_none() {
    refused(
        "loss",
        map("positiveWeight", "balanced"),
        "loss.positiveWeight: expected type binary-cross-entropy, which it goes with, got"
            + " softmax-cross-entropy");
    refused(
        "loss",
        map("type", "binary-cross-entropy", "classWeights", "balanced"),
        "loss.classWeights: expected type softmax-cross-entropy, which it goes with, got"
            + " binary-cross-entropy");
    refused(
        "loss",
        map("type", "mean-squared-error", "delta", 2),
        "loss.delta: expected type huber, which it goes with, got mean-squared-error");
  }

  @Test
  void batch_normalization_over_one_row() {
    Map<String, Object> keys = experiment("network", hidden("normalization", "batch-norm"));
    keys.put("training", map("batchSize", 1));

    refused(
        keys,
        "training.batchSize: expected at least 2 rows, which batch normalization needs in each"
            + " batch, got 1");
  }

  @Test
  void decisions_on_validation_rows_that_there_are_not() {
    String expected = "data.validation: expected a number above 0 and below 1, since ";
    Map<String, Object> keys = experiment("data", map("validation", 0));
    keys.put("training", map("earlyStopping", map("patience", 3)));
    refused(keys, expected + "early stopping decides on validation rows, got 0.0");

    keys = experiment("data", map("validation", 0), "schedule", "reduce-on-plateau");
    refused(keys, expected + "the schedule reduce-on-plateau decides on validation rows, got 0.0");

    keys = experiment("data", map("validation", 0), "threshold", "f1");
    refused(keys, expected + "the threshold decides on validation rows, got 0.0");

    keys = experiment("data", map("validation", 0, "split", "none"), "threshold", "f1");
    assertThat(read(keys).data().validation()).isZero();
  }

  @Test
  void classes_asked_of_regression() {
    String mse = "mean-squared-error";
    refused(
        experiment("data", map("task", "regression")),
        "loss: expected mean-squared-error, mean-absolute-error or huber, since data.task is"
            + " regression, got softmax-cross-entropy");
    refused(
        experiment("loss", mse, "threshold", "f1"),
        "threshold: expected data of two classes, which a threshold goes with, got regression");
    refused(
        experiment("loss", mse, "training", map("earlyStopping", map("figure", "accuracy"))),
        "training.earlyStopping.figure: expected loss, since regression has no accuracy, got"
            + " accuracy");
    refused(
        experiment("loss", mse, "data", map("split", "stratified")),
        "data.split: expected shuffled, grouped:COLUMN, given or none, since numbers have no"
            + " classes to stratify, got stratified");
  }

  @Test
  void the_task_decides_what_squared_error_is_on_and_not_the_loss() {
    Map<String, Object> data = map("task", "classification");
    Map<String, Object> keys = experiment("loss", "mean-squared-error", "data", data);
    keys.put("threshold", "f1");

    ExperimentSpec spec = read(keys);
    assertThat(spec.network().fit(5, 2, spec.loss()).outputs()).isEqualTo(2);
    assertThat(spec.network().fit(5, 3, spec.loss()).outputs()).isEqualTo(3);
  }

  @Test
  void two_classes_share_one_value_where_the_last_layer_says_so() {
    Map<String, Object> layers = map("layers", list(map("dense", 1), "sigmoid"));
    NetworkSpec network = read(experiment("network", layers)).network();

    assertThat(network.fit(5, 2, LossSpec.MeanSquaredError.DEFAULT).outputs()).isEqualTo(1);
    Trees.assertRefused(() -> network.fit(5, 2, LossSpec.SoftmaxCrossEntropy.DEFAULT))
        .hasMessageStartingWith("network.layers: expected a last dense layer of width 2");
    Trees.assertRefused(() -> network.fit(5, 3, LossSpec.MeanSquaredError.DEFAULT))
        .hasMessageStartingWith("network.layers: expected a last dense layer of width 3");
  }

  @Test
  void a_contradiction_names_the_line_of_its_key() {
    Map<String, Object> data = map("source", "digits", "validation", Trees.line(3, 0));

    Trees.assertRefused(() -> read(experiment("data", data, "threshold", "f1")))
        .hasMessageStartingWith("a.yaml, line 3: data.validation: expected ");
  }

  @Test
  void a_threshold_over_more_classes_than_two_is_refused_once_the_data_is_known() {
    ExperimentSpec spec = read(experiment("threshold", 0.3));

    Trees.assertRefused(() -> spec.check(new DataSize(10, 100, 10)))
        .hasMessage(
            "threshold: expected data of two classes, which a threshold goes with, got 10 classes");
    assertThatCode(() -> spec.check(new DataSize(2, 100, 10))).doesNotThrowAnyException();
  }

  @Test
  void a_last_batch_of_one_row_under_batch_normalization_is_refused_once_the_data_is_known() {
    ExperimentSpec spec = read(experiment("network", hidden("normalization", "batch-norm")));

    Trees.assertRefused(() -> spec.check(new DataSize(2, 129, 10)))
        .hasMessage(
            "training.batchSize: expected a size that leaves no last batch of 1 row, in which batch"
                + " normalization has no variance, got 64 with 129 training rows");
    assertThatCode(() -> spec.check(new DataSize(2, 128, 10))).doesNotThrowAnyException();
  }

  @Test
  void a_share_of_no_validation_row_is_refused_once_the_data_is_known() {
    ExperimentSpec spec = read(experiment("threshold", "f1"));

    Trees.assertRefused(() -> spec.check(new DataSize(2, 4, 0)))
        .hasMessage(
            "data.validation: expected a share of at least one row, since the threshold decides on"
                + " validation rows, got 0.1, which is none");
  }

  private static void refused(String key, Object value, String message) {
    refused(experiment(key, value), message);
  }

  private static void refused(Map<String, Object> keys, String message) {
    Trees.assertRefused(() -> read(keys)).hasMessage("a.yaml: " + message);
  }

  private static ExperimentSpec read(Map<String, Object> keys) {
    return ExperimentReader.read(SpecNode.of(keys, "a.yaml"));
  }

  private static Map<String, Object> experiment(Object... keysAndValues) {
    Map<String, Object> keys = new LinkedHashMap<>(map("network", hidden()));
    keys.putAll(map(keysAndValues));
    return keys;
  }

  private static Map<String, Object> hidden(Object... keysAndValues) {
    Map<String, Object> keys = new LinkedHashMap<>(map("hidden", list(4)));
    keys.putAll(map(keysAndValues));
    return keys;
  }
}
