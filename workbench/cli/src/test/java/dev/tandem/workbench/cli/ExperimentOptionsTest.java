package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

@Tag("once")
class ExperimentOptionsTest {
  private static final SpecNode TWO_CLASSES =
      SpecNode.of(
          Map.of("network", Map.of("hidden", List.of(4)), "loss", "binary-cross-entropy"),
          "a.yaml");
  private static final SpecNode CLASSES =
      SpecNode.of(Map.of("network", Map.of("hidden", List.of(4))), "a.yaml");

  static Stream<Arguments> flags() {
    return Stream.of(
        Arguments.of("--epochs", "3", "training.epochs", 3L),
        Arguments.of("--batch-size", "full", "training.batchSize", "full"),
        Arguments.of("--patience", "3", "training.earlyStopping.patience", 3L),
        Arguments.of("--hidden", "8,4", "network.hidden", List.of(8L, 4L)),
        Arguments.of("--hidden", "none", "network.hidden", List.of()),
        Arguments.of("--activation", "gelu", "network.activation", "gelu"),
        Arguments.of("--activation", "gelu:tanh", "network.activation", Map.of("gelu", "tanh")),
        Arguments.of("--activation", "elu:.5", "network.activation", Map.of("elu", 0.5)),
        Arguments.of("--normalization", "layer-norm", "network.normalization", "layer-norm"),
        Arguments.of("--dropout", "0.5", "network.dropout", 0.5),
        Arguments.of("--init", "torch", "network.initialization", "torch"),
        Arguments.of("--init", "normal:1e-2", "network.initialization", Map.of("normal", 0.01)),
        Arguments.of("--task", "regression", "data.task", "regression"),
        Arguments.of("--loss", "huber", "loss.type", "huber"),
        Arguments.of("--label-smoothing", "0.1", "loss.labelSmoothing", 0.1),
        Arguments.of("--class-weights", "balanced", "loss.classWeights", "balanced"),
        Arguments.of("--class-weights", "1,2.5", "loss.classWeights", List.of(1L, 2.5)),
        Arguments.of("--positive-weight", "balanced", "loss.positiveWeight", "balanced"),
        Arguments.of("--positive-weight", "3", "loss.positiveWeight", 3L),
        Arguments.of("--threshold", "f1", "threshold", "f1"),
        Arguments.of("--threshold", "0.3", "threshold", 0.3),
        Arguments.of("--threshold", "recall:0.8", "threshold", Map.of("recall", 0.8)),
        Arguments.of("--threshold", "cost:1,5", "threshold.cost.falsePositive", 1L),
        Arguments.of("--threshold", "cost:1,5", "threshold.cost.falseNegative", 5L),
        Arguments.of("--optimizer", "adamw", "optimizer.type", "adamw"),
        Arguments.of("--lr", "0.1", "optimizer.learningRate", 0.1),
        Arguments.of("--momentum", "0.9", "optimizer.momentum", 0.9),
        Arguments.of("--weight-decay", "0.01", "optimizer.weightDecay", 0.01),
        Arguments.of("--schedule", "cosine", "schedule.type", "cosine"),
        Arguments.of("--schedule", "step:5", "schedule.every", 5L),
        Arguments.of("--schedule", "multi-step:5,8", "schedule.milestones", List.of(5L, 8L)),
        Arguments.of("--l1", "0.001", "regularization.l1", 0.001),
        Arguments.of("--clip-norm", "1", "regularization.clipNorm", 1.0),
        Arguments.of("--clip-value", "0.5", "regularization.clipValue", 0.5));
  }

  @ParameterizedTest
  @MethodSource("flags")
  void a_flag_sets_its_key_and_is_named_as_its_origin(
      String flag, String typed, String path, Object value) {
    SpecNode node = apply(CLASSES, flag, typed).find(path).orElseThrow();

    assertThat(node.toPlain()).isEqualTo(value);
    assertThat(node.origin()).isEqualTo(flag);
  }

  @Test
  void nesterov_is_on_or_off_without_a_value() {
    assertThat(apply(CLASSES, "--nesterov").find("optimizer.nesterov").orElseThrow().toPlain())
        .isEqualTo(true);
    assertThat(apply(CLASSES, "--no-nesterov").find("optimizer.nesterov").orElseThrow().toPlain())
        .isEqualTo(false);
  }

  @Test
  void without_flags_nothing_changes() {
    assertThat(apply(CLASSES)).isEqualTo(CLASSES);
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_name_in_the_help_is_one_that_is_read(String flag, String name) {
    assertThat(read(CLASSES, flag, name)).isNotNull();
  }

  static Stream<Arguments> names() {
    return Stream.of("--activation", "--normalization", "--init", "--optimizer")
        .flatMap(flag -> described(flag).map(name -> Arguments.of(flag, name)));
  }

  /** The words between commas before the first semicolon of an option's description. */
  private static Stream<String> described(String flag) {
    CommandSpec command = CommandSpec.forAnnotatedObject(new ExperimentOptions());
    String text = String.join(" ", command.findOption(flag).description());
    return Stream.of(text.split(";")[0].split(", "));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void every_schedule_of_the_help_is_one_that_is_read(String typed) {
    ExperimentSpec spec = read(CLASSES, "--schedule", typed);

    assertThat(spec.schedule().name()).isEqualTo(FlagValues.name(typed));
  }

  static Stream<String> schedules() {
    return Stream.of(
        "constant",
        "cosine",
        "cosine:0.0001",
        "reduce-on-plateau",
        "reduce-on-plateau:3",
        "step:5",
        "multi-step:5,8",
        "exponential:0.9",
        "warm-up:2",
        "one-cycle:0.1");
  }

  @Test
  void what_cannot_be_is_refused_with_the_flags_name() {
    assertRefused(CLASSES, "--optimizer", "adm")
        .hasMessage(
            "--optimizer: optimizer.type: expected one of adagrad, adam, adamw, rmsprop, sgd, got"
                + " 'adm'; did you mean 'adam'?");
    assertRefused(CLASSES, "--schedule", "step")
        .hasMessage("--schedule: schedule.every: expected a whole number, got nothing");
    assertRefused(CLASSES, "--schedule", "constant:3")
        .hasMessage("--schedule: schedule.value: expected one of type, got 'value'");
    assertRefused(CLASSES, "--positive-weight", "balanced")
        .hasMessage(
            "--positive-weight: loss.positiveWeight: expected type binary-cross-entropy, which it"
                + " goes with, got softmax-cross-entropy");
    assertRefused(CLASSES, "--patience", "2", "--validation", "0")
        .hasMessage(
            "--validation: data.validation: expected a number above 0 and below 1, since early"
                + " stopping decides on validation rows, got 0.0");
    assertRefused(CLASSES, "--clip-norm", "1", "--clip-value", "1")
        .hasMessage(
            "--clip-value: regularization.clipValue: expected either --clip-norm or --clip-value,"
                + " got both");
    assertRefused(TWO_CLASSES, "--threshold", "cost:1")
        .hasMessage(
            "--threshold: threshold: expected cost:X,X, of a false positive and a false negative,"
                + " got cost:1");
    assertRefused(CLASSES, "--nesterov")
        .hasMessage(
            "--nesterov: optimizer.nesterov: expected false, unless momentum is above 0 and"
                + " dampening is 0, got true with momentum 0.0 and dampening 0.0");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
      SpecNode tree, String... flags) {
    return assertThatThrownBy(() -> read(tree, flags)).isInstanceOf(SpecException.class);
  }

  private static ExperimentSpec read(SpecNode tree, String... flags) {
    return ExperimentReader.read(apply(tree, flags));
  }

  private static SpecNode apply(SpecNode tree, String... flags) {
    return CommandLine.populateCommand(new ExperimentOptions(), flags).applyTo(tree);
  }
}
