package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Selu;
import dev.tandem.network.ActivationSpec.Silu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ActivationSpec.Tanh;
import dev.tandem.network.LayerSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Precision;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same bits on every run, JDK and machine: fingerprints of the weights after 40 steps, as they
 * once came out. A change of the engine's arithmetic changes them, and is to be made on purpose.
 */
class SameBitsTest {
  static Stream<Arguments> runs() {
    Tiny every = TinyExperiments.everyLayer();
    Tiny numbers = TinyExperiments.regression(LossSpec.Huber.DEFAULT);
    RegularizationSpec clipped =
        new RegularizationSpec(1e-3, OptionalDouble.of(0.1), OptionalDouble.empty());
    return Stream.of(
        Arguments.of("every layer, Adam", every.with(Adam.DEFAULT), "7c208e3809fc8c9f"),
        Arguments.of("every layer, L1, clipped", every.with(clipped), "144506771a37c076"),
        Arguments.of("Huber, centred RMSprop", numbers.with(rmsProp()), "2bce5ed4697b0f23"),
        Arguments.of("Tanh, Adam", with(new Tanh(), Adam.DEFAULT), "28ddcf6555f5ef76"),
        Arguments.of("SELU, AdamW", with(new Selu(), AdamW.DEFAULT), "5ef1a207d40dc883"),
        Arguments.of("ELU, Adagrad", with(Elu.DEFAULT, Adagrad.DEFAULT), "f34f6613540138e4"),
        Arguments.of(
            "leaky ReLU, AdamW", with(LeakyRelu.DEFAULT, AdamW.DEFAULT), "bb48f5e4bdfee2be"),
        Arguments.of("SiLU, AdamW", with(new Silu(), AdamW.DEFAULT), "6c910eda773bf50e"),
        Arguments.of("softplus, AdamW", with(Softplus.DEFAULT, AdamW.DEFAULT), "362e5a2ed7056edc"),
        Arguments.of("GELU, AdamW", with(Gelu.DEFAULT, AdamW.DEFAULT), "75a530ac14808bbe"),
        Arguments.of(
            "tanh GELU", with(new Gelu(Gelu.Form.TANH), AdamW.DEFAULT), "c8c7edec794705bb"));
  }

  private static OptimizerSpec rmsProp() {
    return new RmsProp(0.01, 0.99, 1e-8, 1e-3, 0.9, true);
  }

  private static Tiny with(ActivationSpec activation, OptimizerSpec optimizer) {
    Tiny tiny = TinyExperiments.deepWith(activation).with(optimizer);
    return TinyExperiments.appended(tiny, LayerSpec.LayerNorm.DEFAULT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void weights_after_40_steps_have_their_fingerprint(String run, Tiny tiny, String fingerprint) {
    assertThat(weights(Kernel.best(), 1, tiny)).isEqualTo(fingerprint);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("runs")
  void neither_threads_nor_vectors_change_a_bit(String run, Tiny tiny, String fingerprint) {
    for (int threads = 1; threads <= 4; threads++) {
      assertThat(weights(new ScalarKernel(), threads, tiny)).isEqualTo(fingerprint);
      assertThat(weights(new VectorKernel(), threads, tiny)).isEqualTo(fingerprint);
    }
  }

  private static String weights(Kernel kernel, int threads, Tiny tiny) {
    ScratchSession session =
        new ScratchSession(
            kernel,
            tiny.experiment(),
            new Execution(threads, Precision.FLOAT32),
            Initializer.initialState(tiny.experiment().network(), 7),
            tiny.training());
    for (int step = 1; step <= 40; step++) {
      session.step(tiny.batch(step, 7, 0.01));
    }
    String fingerprint = Fingerprint.of(session.state().parameters()).substring(0, 16);
    session.close();
    return fingerprint;
  }
}
