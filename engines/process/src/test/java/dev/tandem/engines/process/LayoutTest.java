package dev.tandem.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.engine.Batch;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.engine.TinyExperiments;
import dev.tandem.engine.TinyExperiments.Tiny;
import dev.tandem.engine.Trace;
import dev.tandem.network.ClassWeights;
import dev.tandem.network.LossSpec;
import dev.tandem.network.LossSpec.SoftmaxCrossEntropy;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that keep weights or give outputs in another form than torch. */
class LayoutTest {
  @Test
  void weights_by_inputs_first_are_turned_on_every_way() {
    Tiny tiny = TinyExperiments.everyLayer().with(new Sgd(0.1, 0.9));
    Batch batch = tiny.batch(3, 6, 0.1);
    try (Session torchs = open(tiny, "out,in");
        Session turned = open(tiny, "in,out")) {
      for (int step = 1; step <= 2; step++) {
        assertThat(turned.step(tiny.batch(step, 6, 0.1)))
            .isEqualTo(torchs.step(tiny.batch(step, 6, 0.1)));
      }
      SessionState state = torchs.state();
      assertThat(turned.state()).isEqualTo(state);
      Trace trace = torchs.trace(batch);
      assertThat(turned.trace(batch).gradients()).isEqualTo(trace.gradients());
      assertThat(turned.trace(batch).clippedGradients()).isEqualTo(trace.clippedGradients());
      turned.step(batch);
      turned.restore(state);
      assertThat(turned.state()).isEqualTo(state);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"classes", "one logit"})
  void probabilities_become_logits(String what) {
    Tiny tiny =
        what.equals("classes") ? TinyExperiments.deepWithDropout() : TinyExperiments.oneLogit();
    try (Session logits = open(tiny, "logits");
        Session probabilities = open(tiny, "probabilities")) {
      double[] expected = normalized(logits.predict(tiny.training().features()));
      double[] seen = normalized(probabilities.predict(tiny.training().features()));
      assertThat(seen).containsExactly(expected, within(1e-12));
      List<Matrix> outputs = probabilities.forward(tiny.batch(1, 6, 0.1));
      List<Matrix> same = logits.forward(tiny.batch(1, 6, 0.1));
      assertThat(outputs.get(0)).isEqualTo(same.get(0));
      assertThat(normalized(outputs.get(outputs.size() - 1)))
          .containsExactly(normalized(same.get(same.size() - 1)), within(1e-12));
    }
  }

  /** Logits of classes are the same up to a number that is added to all of a row. */
  private static double[] normalized(Matrix logits) {
    double[] values = logits.values().clone();
    for (int row = 0; row < logits.rows() && logits.cols() > 1; row++) {
      for (int col = 0; col < logits.cols(); col++) {
        values[row * logits.cols() + col] -= logits.get(row, 0);
      }
    }
    return values;
  }

  @Test
  void a_probability_of_0_is_a_logit_that_is_finite() {
    Matrix certain = new Matrix(1, 2, 0, 1);
    SoftmaxCrossEntropy loss = SoftmaxCrossEntropy.DEFAULT;
    assertThat(Logits.of(certain, loss, Precision.FLOAT64).get(0, 0)).isBetween(-745.0, -744.0);
    assertThat(Logits.of(certain, loss, Precision.FLOAT32).get(0, 0)).isBetween(-104.0, -103.0);
    assertThat(Logits.of(certain, LossSpec.MeanSquaredError.DEFAULT, Precision.FLOAT32))
        .isSameAs(certain);
  }

  @Test
  void a_mean_with_class_weights_becomes_the_weighted_sum() {
    SoftmaxCrossEntropy loss =
        new SoftmaxCrossEntropy(
            LossSpec.Reduction.MEAN, 0, new ClassWeights.Given(List.of(1.0, 2.0, 0.5)));
    Tiny tiny = TinyExperiments.deep().with(loss);
    Batch batch = tiny.batch(1, 6, 0.1);
    double weight = 0;
    for (int row : batch.rows()) {
      weight += List.of(1.0, 2.0, 0.5).get(tiny.training().classes().labels()[row]);
    }
    try (Session session = open(tiny, "out,in")) {
      assertThat(session.step(batch).lossWeight()).isEqualTo(weight);
    }
  }

  @Test
  void a_program_with_one_network_takes_no_other() {
    try (Session session = open(TinyExperiments.deep(), "only deep")) {
      assertThat(session.step(TinyExperiments.deep().batch(1, 4, 0.1)).rows()).isEqualTo(4);
    }
    assertThatThrownBy(() -> open(TinyExperiments.everyLayer(), "only deep"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(
            "expected its only network, dense 5-7, tanh, dense 7-3, got dense 5-9, batch-norm,");
  }

  private static Session open(Tiny tiny, String form) {
    List<String> command = new ArrayList<>(TextbookProgram.command());
    command.add(form);
    return new ProcessEngine()
        .with(Map.of("command", command))
        .open(
            tiny.experiment(),
            new Execution(1, Precision.FLOAT64),
            Initializer.initialState(tiny.experiment().network(), 7),
            tiny.training());
  }
}
