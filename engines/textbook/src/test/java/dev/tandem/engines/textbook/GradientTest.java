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
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.Reduction;
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

  static Stream<Arguments> networks() {
    List<Arguments> cases = new ArrayList<>();
    for (ActivationSpec activation :
        List.of(
            new ActivationSpec.Identity(),
            new ActivationSpec.Relu(),
            new ActivationSpec.Tanh(),
            new ActivationSpec.Sigmoid())) {
      cases.add(
          Arguments.of(
              activation.name() + " under softmax cross-entropy",
              TinyExperiments.deepWith(activation)));
    }
    for (Reduction reduction : Reduction.values()) {
      cases.add(
          Arguments.of(
              "softmax cross-entropy, " + reduction,
              TinyExperiments.deep().with(new LossSpec.SoftmaxCrossEntropy(reduction))));
      cases.add(
          Arguments.of(
              "binary cross-entropy, " + reduction,
              TinyExperiments.oneLogit().with(new LossSpec.BinaryCrossEntropy(reduction))));
    }
    cases.add(Arguments.of("dropout between dense layers", TinyExperiments.deepWithDropout()));
    return cases.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void gradients_agree_with_central_differences(String name, Tiny tiny) {
    Batch batch = tiny.batch(2, 9, 0.1);
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
