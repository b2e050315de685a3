package dev.tandem.engines.textbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ActivationSpec.Elu;
import dev.tandem.network.ActivationSpec.Gelu;
import dev.tandem.network.ActivationSpec.LeakyRelu;
import dev.tandem.network.ActivationSpec.Softplus;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec.BinaryCrossEntropy;
import dev.tandem.network.LossSpec.Huber;
import dev.tandem.network.LossSpec.MeanAbsoluteError;
import dev.tandem.network.LossSpec.MeanSquaredError;
import dev.tandem.network.LossSpec.PositiveWeight;
import dev.tandem.network.LossSpec.Reduction;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Backpropagation against central differences, {@code (L(w+h) - L(w-h)) / 2h}, of every weight and
 * bias. The relative error of a tensor is the largest difference over the largest gradient in it.
 */
class GradientTest {
  private static final double H = 1e-5;
  private static final double ALLOWED = 1e-7;

  static Stream<Arguments> activations() {
    return Stream.of(
            new ActivationSpec.Identity(),
            new ActivationSpec.Relu(),
            new ActivationSpec.Tanh(),
            new ActivationSpec.Sigmoid(),
            new LeakyRelu(0.1),
            new Elu(0.7),
            new ActivationSpec.Selu(),
            new Gelu(Gelu.Form.EXACT),
            new Gelu(Gelu.Form.TANH),
            new ActivationSpec.Silu(),
            new Softplus(3))
        .map(activation -> Arguments.of(activation + "", TinyExperiments.deepWith(activation)));
  }

  static Stream<Arguments> losses() {
    List<Arguments> cases = new ArrayList<>();
    ClassWeights weights = new ClassWeights.Given(List.of(0.5, 2.0, 3.5));
    for (Reduction reduction : Reduction.values()) {
      Stream.of(
              new SoftmaxCrossEntropy(reduction),
              new SoftmaxCrossEntropy(reduction, 0.2, new ClassWeights.None()),
              new SoftmaxCrossEntropy(reduction, 0, weights),
              new SoftmaxCrossEntropy(reduction, 0.2, weights))
          .forEach(loss -> cases.add(Arguments.of(loss + "", TinyExperiments.deep().with(loss))));
      Stream.of(
              new BinaryCrossEntropy(reduction),
              new BinaryCrossEntropy(reduction, PositiveWeight.of(2.5)))
          .forEach(
              loss -> cases.add(Arguments.of(loss + "", TinyExperiments.oneLogit().with(loss))));
      Stream.of(
              new MeanSquaredError(reduction),
              new MeanAbsoluteError(reduction),
              new Huber(reduction, 0.5))
          .forEach(loss -> cases.add(Arguments.of(loss + "", TinyExperiments.regression(loss))));
    }
    return cases.stream();
  }

  static Stream<Arguments> layers() {
    return Stream.of(
        Arguments.of("dropout", TinyExperiments.deepWithDropout()),
        Arguments.of("batch normalization", TinyExperiments.normalized(new BatchNorm(0.1, 1e-5))),
        Arguments.of("layer normalization", TinyExperiments.normalized(new LayerNorm(1e-5))),
        Arguments.of("every kind of layer", TinyExperiments.everyLayer()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"activations", "losses", "layers"})
  void gradients_agree_with_central_differences(String name, Tiny tiny) {
    Batch batch = tiny.batch(1, 9, 0.1);
    SessionState start = Initializer.initialState(tiny.experiment().network(), 21);
    try (Session session =
        new TextbookEngine()
            .open(tiny.experiment(), new Execution(1, Precision.FLOAT64), start, tiny.training())) {
      Parameters gradients = session.trace(batch).gradients();
      for (String parameter : gradients.names()) {
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < gradients.get(parameter).size(); i++) {
          double analytic = gradients.get(parameter).get(i);
          double above = loss(session, start, parameter, i, H, batch);
          double below = loss(session, start, parameter, i, -H, batch);
          largest = Math.max(largest, Math.abs(analytic));
          worst = Math.max(worst, Math.abs(analytic - (above - below) / (2 * H)));
        }
        assertThat(worst / largest)
            .as("relative error of %s", parameter)
            .isLessThanOrEqualTo(ALLOWED);
      }
    }
  }

  private static double loss(
      Session session, SessionState start, String parameter, int index, double by, Batch batch) {
    session.restore(TinyExperiments.nudged(start, parameter, index, by));
    return session.trace(batch).loss();
  }
}
