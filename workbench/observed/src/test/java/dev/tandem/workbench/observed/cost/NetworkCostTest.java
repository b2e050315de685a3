package dev.tandem.workbench.observed.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.ActivationSpec;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.InitializationSpec;
import dev.tandem.network.LayerSpec.Activation;
import dev.tandem.network.LayerSpec.BatchNorm;
import dev.tandem.network.LayerSpec.Dense;
import dev.tandem.network.LayerSpec.Dropout;
import dev.tandem.network.LayerSpec.LayerNorm;
import dev.tandem.network.LossSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.OptimizerSpec;
import dev.tandem.network.OptimizerSpec.Adagrad;
import dev.tandem.network.OptimizerSpec.Adam;
import dev.tandem.network.OptimizerSpec.AdamW;
import dev.tandem.network.OptimizerSpec.RmsProp;
import dev.tandem.network.OptimizerSpec.Sgd;
import dev.tandem.network.RegularizationSpec;
import dev.tandem.network.TrainingSpec;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class NetworkCostTest {
  private static final NetworkSpec MNIST =
      NetworkSpec.hidden(
              List.of(128, 64), new ActivationSpec.Relu(), 0, new InitializationSpec.He())
          .fit(784, 10);

  @Test
  void parameters_are_counted_layer_by_layer() {
    NetworkCost cost = cost(MNIST, new Sgd(0.01, 0.9));

    // 784·128 + 128, 128·64 + 64, 64·10 + 10
    assertThat(cost.layers())
        .extracting(LayerCost::parameters)
        .containsExactly(100_480L, 0L, 8_256L, 0L, 650L);
    assertThat(cost.parameters()).isEqualTo(109_386);
    assertThat(cost.layers()).extracting(LayerCost::outputs).containsExactly(128, 128, 64, 64, 10);
  }

  @Test
  @Timeout(10)
  void the_cost_of_a_thousand_layers_takes_no_time() {
    NetworkSpec deep =
        NetworkSpec.hidden(
                Collections.nCopies(1_000, 4),
                new ActivationSpec.Relu(),
                0,
                NetworkSpec.DEFAULT_INITIALIZATION)
            .fit(2, 2);

    // 2·4 + 4, 999 times 4·4 + 4, 4·2 + 2
    assertThat(LayerCost.all(deep).stream().mapToLong(LayerCost::parameters).sum())
        .isEqualTo(12 + 999 * 20 + 10);
  }

  @Test
  void a_row_goes_forward_with_one_multiply_add_a_weight() {
    Operations forward = cost(MNIST, new Sgd(0.01, 0.9)).forward();

    // 784·128 + 128·64 + 64·10 multiply-adds; biases 128 + 64 + 10, activations 128 + 64
    assertThat(forward).isEqualTo(new Operations(109_184, 202 + 192));
    assertThat(forward.total()).isEqualTo(218_762);
  }

  @Test
  void a_row_goes_backward_without_the_gradient_of_the_first_layers_input() {
    NetworkCost cost = cost(MNIST, new Sgd(0.01, 0.9));

    // dW 109,184 and dX 128·64 + 64·10 = 8,832 multiply-adds; db 202, activations 192
    assertThat(cost.backward()).isEqualTo(new Operations(118_016, 394));
    assertThat(cost.forward().plus(cost.backward()).total()).isEqualTo(455_188);
  }

  @Test
  void a_step_is_its_rows_and_one_update() {
    NetworkCost cost = cost(MNIST, new Sgd(0.01, 0.9));

    // 64 rows of 455,188; momentum 2 and w -= η·v 2 for each of 109,386 parameters
    assertThat(cost.updateOfAll().total()).isEqualTo(437_544);
    assertThat(cost.step(64).total()).isEqualTo(64 * 455_188L + 437_544);
  }

  @Test
  void memory_holds_parameters_gradients_slots_and_every_layers_output() {
    NetworkCost.Memory memory = cost(MNIST, Adam.DEFAULT).memory(64);

    // a row: 784 + 128 + 128 + 64 + 64 + 10 = 1,178 values
    assertThat(memory).isEqualTo(new NetworkCost.Memory(109_386, 109_386, 218_772, 0, 64 * 1_178));
    assertThat(memory.total()).isEqualTo(437_544 + 75_392);
  }

  @Test
  void normalizations_have_parameters_and_batch_normalization_buffers_too() {
    NetworkSpec network =
        NetworkSpec.of(
            4,
            new InitializationSpec.He(),
            new Dense(OptionalInt.of(3), false),
            BatchNorm.DEFAULT,
            LayerNorm.DEFAULT,
            new Dropout(0.5),
            new Dense(2));
    NetworkCost cost = cost(network, new Sgd(0.1, 0));

    assertThat(cost.layers())
        .extracting(LayerCost::parameters)
        .containsExactly(12L, 6L, 6L, 0L, 8L);
    assertThat(cost.layers()).extracting(LayerCost::buffers).containsExactly(0L, 7L, 0L, 0L, 0L);
    // 4·3 + 3·2 multiply-adds; 7·3 a normalization, 3 for dropout, 2 for the last bias
    assertThat(cost.forward()).isEqualTo(new Operations(18, 21 + 21 + 3 + 2));
    // dW 12 + 6, dX 6 multiply-adds; (3 + 4)·3, (3 + 8)·3, 3, 2
    assertThat(cost.backward()).isEqualTo(new Operations(24, 21 + 33 + 3 + 2));
  }

  @Test
  void a_layer_before_all_parameters_has_no_backward() {
    NetworkSpec network =
        NetworkSpec.of(
            4,
            new InitializationSpec.He(),
            new Activation(new ActivationSpec.Tanh()),
            new Dense(2));

    // dW 8, db 2: nothing asks for dX
    assertThat(cost(network, new Sgd(0.1, 0)).backward()).isEqualTo(new Operations(8, 2));
  }

  @Test
  void every_optimizer_has_its_slots_and_operations() {
    assertThat(UpdateCost.of(new Sgd(0.1, 0))).isEqualTo(new UpdateCost(0, 2));
    assertThat(UpdateCost.of(new Sgd(0.1, 0.9, 0, 0.01, true))).isEqualTo(new UpdateCost(1, 8));
    assertThat(UpdateCost.of(Adam.DEFAULT)).isEqualTo(new UpdateCost(2, 13));
    assertThat(UpdateCost.of(AdamW.DEFAULT)).isEqualTo(new UpdateCost(2, 14));
    assertThat(UpdateCost.of(new Adam(0.1, 0.9, 0.999, 1e-8, 0, true)))
        .isEqualTo(new UpdateCost(3, 14));
    assertThat(UpdateCost.of(new RmsProp(0.1, 0.9, 1e-8, 0, 0.9, true)))
        .isEqualTo(new UpdateCost(3, 16));
    assertThat(UpdateCost.of(Adagrad.DEFAULT)).isEqualTo(new UpdateCost(1, 7));
  }

  @Test
  void regularization_is_part_of_the_update() {
    RegularizationSpec both =
        new RegularizationSpec(0.1, OptionalDouble.of(1), OptionalDouble.empty());

    assertThat(UpdateCost.of(new Sgd(0.1, 0), both)).isEqualTo(new UpdateCost(0, 2 + 2 + 3));
  }

  private static NetworkCost cost(NetworkSpec network, OptimizerSpec optimizer) {
    return NetworkCost.of(
        new ExperimentSpec(
            "cost",
            DataSpec.DEFAULT,
            network,
            LossSpec.SoftmaxCrossEntropy.DEFAULT,
            optimizer,
            TrainingSpec.DEFAULT));
  }
}
