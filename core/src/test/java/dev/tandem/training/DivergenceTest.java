package dev.tandem.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.Trace;
import dev.tandem.engine.Trace.LayerTrace;
import dev.tandem.network.ActivationSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.NetworkSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DivergenceTest {
  private static final double[] LOSSES = {1, 1, 1, 1, 1, 1, 1, 1};
  private static final double NAN = Double.NaN;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final ScriptedSession session = new ScriptedSession(LOSSES, LOSSES);

  @Test
  void the_first_layer_and_the_largest_finite_gradient_are_named() {
    session.trace = Optional.of(trace(gradients(-7e200, INFINITE), 3, INFINITE, NAN));

    assertDiverges(
        "diverged in epoch 1, step 1: the loss is NaN; first not finite: the output of layer 1"
            + " (relu); largest finite gradient: 0.weight 7.000e+200; a smaller learning rate or"
            + " clipping may help");
  }

  @Test
  void the_loss_is_named_where_all_outputs_are_finite() {
    session.trace = Optional.of(trace(gradients(1, 2.5), 3, 3, 1e300));

    assertDiverges(
        "diverged in epoch 1, step 1: the loss is NaN; first not finite: the loss; the outputs of"
            + " all layers are finite; largest finite gradient: 2.weight 2.500; a smaller learning"
            + " rate or clipping may help");
  }

  @Test
  void a_spoilt_parameter_comes_before_all_layers_and_spoilt_gradients_are_told() {
    session.spoilt = true;
    session.trace = Optional.of(trace(gradients(NAN, INFINITE), NAN, NAN, NAN));

    assertDiverges(
        "diverged in epoch 1, step 1: the loss is NaN; first not finite: parameter 0.weight;"
            + " largest finite gradient: none (all are 0 or not finite); a smaller learning rate or"
            + " clipping may help");
  }

  @Test
  void if_all_gradients_are_0_the_largest_is_none() {
    session.trace = Optional.of(trace(gradients(0, 0), NAN, NAN, NAN));

    assertDiverges(
        "diverged in epoch 1, step 1: the loss is NaN; first not finite: the output of layer 0"
            + " (dense); largest finite gradient: none (all are 0 or not finite); a smaller"
            + " learning rate or clipping may help");
  }

  @Test
  void where_no_gradient_of_the_batch_is_finite_the_step_before_is_reported() {
    session.traces.put(3L, trace(gradients(NAN, INFINITE), INFINITE, NAN, NAN));
    session.traces.put(2L, trace(gradients(3, -4), 1, 1, 1));
    Trainer trainer =
        new Trainer(
            experiment(),
            ScriptedSession.data(0),
            session,
            event -> session.stepLoss = session.weight() < 2 ? 1 : NAN);

    assertThatThrownBy(trainer::run)
        .hasMessageContaining("largest finite gradient: 2.weight 4.000 in the step before; ")
        .isInstanceOfSatisfying(
            DivergenceException.class,
            exception -> {
              assertThat(exception.epoch()).isEqualTo(3);
              assertThat(exception.step()).isEqualTo(3);
            });
  }

  @Test
  void a_weight_that_the_very_last_update_spoils_is_told_too() {
    session.spoilt = true;
    Trainer trainer = new Trainer(experiment(), ScriptedSession.data(0), session, event -> {});
    assertThatThrownBy(trainer::run)
        .isInstanceOf(DivergenceException.class)
        .hasMessage(
            "diverged in epoch 8, step 8: parameter 0.weight is not finite after the last update");
  }

  private void assertDiverges(String message) {
    session.stepLoss = NAN;
    Trainer trainer = new Trainer(experiment(), ScriptedSession.data(0), session, event -> {});
    assertThatThrownBy(trainer::run).isInstanceOf(DivergenceException.class).hasMessage(message);
  }

  private static ExperimentSpec experiment() {
    return EarlyStoppingTest.experiment(null)
        .with(
            NetworkSpec.of(
                1,
                new InitializationSpec.He(),
                new Dense(2),
                new Activation(new ActivationSpec.Relu()),
                new Dense(1)));
  }

  private static Trace trace(Parameters gradients, double... outputs) {
    return new Trace(
        NAN,
        Arrays.stream(outputs)
            .mapToObj(value -> new LayerTrace(new Matrix(1, 1, value), new Matrix(1, 1, NAN)))
            .toList(),
        gradients,
        gradients,
        gradients);
  }

  private static Parameters gradients(double first, double second) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("0.weight", Tensor.of(new double[] {first, first / 2}, 2));
    tensors.put("2.weight", Tensor.of(new double[] {second}, 1));
    return new Parameters(tensors);
  }
}
