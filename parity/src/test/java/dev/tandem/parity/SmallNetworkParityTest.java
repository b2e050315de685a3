package dev.tandem.parity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.data.Dataset;
import dev.tandem.engine.Engine;
import dev.tandem.engines.pytorch.PyTorchEngine;
import dev.tandem.engines.scratch.ScratchEngine;
import dev.tandem.engines.textbook.TextbookEngine;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.tensor.Precision;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** 20-32-16-5 and 20-32-16-1 with dropout, on 500 generated rows. */
class SmallNetworkParityTest {
  private static final Engine TEXTBOOK = new TextbookEngine();
  private static final Engine SCRATCH = new ScratchEngine();
  private static final Engine PYTORCH = new PyTorchEngine();

  static Stream<Arguments> experiments() {
    List<OptimizerSpec> optimizers =
        List.of(new OptimizerSpec.Sgd(0.05, 0.9), OptimizerSpec.Adam.DEFAULT);
    List<ActivationSpec> activations =
        List.of(new ActivationSpec.Relu(), new ActivationSpec.Tanh(), new ActivationSpec.Sigmoid());
    List<LossSpec> losses =
        List.of(LossSpec.SoftmaxCrossEntropy.DEFAULT, LossSpec.BinaryCrossEntropy.DEFAULT);
    return losses.stream()
        .flatMap(
            loss ->
                activations.stream()
                    .flatMap(
                        activation ->
                            optimizers.stream()
                                .map(optimizer -> Arguments.of(activation, loss, optimizer))));
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void textbook_and_pytorch_agree_in_float64_after_a_hundred_steps(
      ActivationSpec activation, LossSpec loss, OptimizerSpec optimizer) {
    ExperimentSpec experiment = Experiments.small(activation, loss, optimizer);
    Dataset data = data(loss);
    Run textbook = Run.of(TEXTBOOK, Precision.FLOAT64, experiment, data, 100);
    Run pytorch = Run.of(PYTORCH, Precision.FLOAT64, experiment, data, 100);
    assertSameStart(textbook, pytorch);
    print("textbook-pytorch float64, 100 steps", experiment, activation, textbook, pytorch);
    assertThat(textbook.weightDifference(pytorch)).isLessThanOrEqualTo(1e-10);
    assertThat(textbook.lossDifference(pytorch)).isLessThanOrEqualTo(1e-9);
  }

  @ParameterizedTest
  @MethodSource("experiments")
  void scratch_stays_within_rounding_of_textbook_for_ten_steps(
      ActivationSpec activation, LossSpec loss, OptimizerSpec optimizer) {
    ExperimentSpec experiment = Experiments.small(activation, loss, optimizer);
    Dataset data = data(loss);
    Run textbook = Run.of(TEXTBOOK, Precision.FLOAT64, experiment, data, 10);
    Run scratch = Run.of(SCRATCH, Precision.FLOAT32, experiment, data, 10);
    assertSameStart(textbook, scratch);
    print("textbook-scratch float32, 10 steps", experiment, activation, textbook, scratch);
    assertThat(textbook.weightDifference(scratch)).isLessThanOrEqualTo(2e-6);
  }

  @Test
  void a_slightly_other_momentum_is_far_beyond_the_bar() {
    LossSpec loss = LossSpec.SoftmaxCrossEntropy.DEFAULT;
    ActivationSpec relu = new ActivationSpec.Relu();
    ExperimentSpec a = Experiments.small(relu, loss, new OptimizerSpec.Sgd(0.05, 0.9));
    ExperimentSpec b = Experiments.small(relu, loss, new OptimizerSpec.Sgd(0.05, 0.9001));
    Run textbook = Run.of(TEXTBOOK, Precision.FLOAT64, a, data(loss), 100);
    Run pytorch = Run.of(PYTORCH, Precision.FLOAT64, b, data(loss), 100);
    assertThat(textbook.weightDifference(pytorch)).isGreaterThan(1e-5);
  }

  private static Dataset data(LossSpec loss) {
    return Experiments.data(loss instanceof LossSpec.BinaryCrossEntropy ? 2 : 5);
  }

  private static void assertSameStart(Run a, Run b) {
    assertThat(a.initialHash()).as("hash of the first weights").isEqualTo(b.initialHash());
    assertThat(a.orderHash()).as("hash of the rows asked for").isEqualTo(b.orderHash());
  }

  private static void print(
      String who, ExperimentSpec experiment, ActivationSpec activation, Run a, Run b) {
    System.out.printf(
        Locale.ROOT,
        "parity %s, %s %s %s dropout: max weight difference %.1e, max loss difference %.1e%n",
        who,
        experiment.loss().name(),
        activation.name(),
        experiment.optimizer().name(),
        a.weightDifference(b),
        a.lossDifference(b));
  }
}
