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
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 20-32-16-outputs with dropout, on 500 generated rows, with each part once. */
class SmallNetworkParityTest {
  private static final Engine TEXTBOOK = new TextbookEngine();
  private static final Engine SCRATCH = new ScratchEngine();
  private static final Engine PYTORCH = new PyTorchEngine();

  static Stream<Bar> bars() {
    return Bar.all();
  }

  @ParameterizedTest
  @MethodSource("bars")
  void textbook_and_pytorch_agree_in_float64_after_a_hundred_steps(Bar bar) {
    Run textbook = Run.observed(TEXTBOOK, Precision.FLOAT64, bar.experiment(), bar.data(), 100);
    Run pytorch = Run.observed(PYTORCH, Precision.FLOAT64, bar.experiment(), bar.data(), 100);
    assertSameStart(textbook, pytorch);
    print("textbook-pytorch float64, 100 steps", bar, textbook, pytorch);
    assertThat(textbook.weightDifference(pytorch)).isLessThanOrEqualTo(1e-10);
    assertThat(textbook.lossDifference(pytorch)).isLessThanOrEqualTo(1e-9);
  }

  @ParameterizedTest
  @MethodSource("bars")
  void scratch_stays_within_rounding_of_textbook_for_ten_steps(Bar bar) {
    Run textbook = Run.observed(TEXTBOOK, Precision.FLOAT64, bar.experiment(), bar.data(), 10);
    Run scratch = Run.observed(SCRATCH, Precision.FLOAT32, bar.experiment(), bar.data(), 10);
    assertSameStart(textbook, scratch);
    print("textbook-scratch float32, 10 steps", bar, textbook, scratch);
    assertThat(textbook.weightDifference(scratch)).isLessThanOrEqualTo(bar.roundingTolerance());
  }

  @Test
  void a_slightly_other_momentum_is_far_beyond_the_bar() {
    LossSpec loss = LossSpec.SoftmaxCrossEntropy.DEFAULT;
    ActivationSpec relu = new ActivationSpec.Relu();
    ExperimentSpec a = Experiments.small(relu, loss, new OptimizerSpec.Sgd(0.05, 0.9));
    ExperimentSpec b = Experiments.small(relu, loss, new OptimizerSpec.Sgd(0.05, 0.9001));
    Dataset data = Experiments.data(loss);
    Run textbook = Run.observed(TEXTBOOK, Precision.FLOAT64, a, data, 100);
    Run pytorch = Run.observed(PYTORCH, Precision.FLOAT64, b, data, 100);
    assertThat(textbook.weightDifference(pytorch)).isGreaterThan(1e-5);
  }

  private static void assertSameStart(Run a, Run b) {
    assertThat(a.initialHash()).as("hash of the initial weights").isEqualTo(b.initialHash());
    assertThat(a.orderHash()).as("hash of the rows asked for").isEqualTo(b.orderHash());
  }

  private static void print(String who, Bar bar, Run a, Run b) {
    System.out.printf(
        Locale.ROOT,
        "parity %s, %s: max weight difference %.1e, max loss difference %.1e%n",
        who,
        bar,
        a.weightDifference(b),
        a.lossDifference(b));
  }
}
