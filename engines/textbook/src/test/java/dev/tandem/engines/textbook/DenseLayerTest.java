package dev.tandem.engines.textbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.ShapeException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenseLayerTest {
  private final Parameter weight = new Parameter("0.weight", new Matrix(2, 3, 1, 0, -1, 2, 1, 0.5));
  private final Parameter bias = new Parameter("0.bias", new Matrix(1, 2, 0.1, -0.2));
  private final DenseLayer layer = new DenseLayer(weight, Optional.of(bias));

  @Test
  void forward_multiplies_by_the_transposed_weight_and_adds_the_bias() {
    // 1·1 + 2·0 + 3·(-1) + 0.1 = -1.9     1·2 + 2·1 + 3·0.5 - 0.2 = 5.3
    Matrix y = layer.forward(new Matrix(1, 3, 1, 2, 3), Optional.empty());
    assertThat(y.values()).containsExactly(new double[] {-1.9, 5.3}, within(1e-12));
  }

  @Test
  void backward_gives_the_gradients_of_weight_bias_and_input() {
    // dW = dYᵀ·X, db the column sums of dY, dX = dY·W
    layer.forward(new Matrix(2, 3, 1, 2, 3, 4, 5, 6), Optional.empty());
    Matrix dx = layer.backward(new Matrix(2, 2, 1, 0, 0, 2));
    assertThat(weight.gradient().values()).containsExactly(1, 2, 3, 8, 10, 12);
    assertThat(bias.gradient().values()).containsExactly(1, 2);
    assertThat(dx.values()).containsExactly(1, 0, -1, 4, 2, 1);
  }

  @Test
  void a_batch_of_the_wrong_width_is_refused_by_name_and_shape() {
    assertThatThrownBy(() -> layer.forward(new Matrix(1, 2, 0, 0), Optional.empty()))
        .isInstanceOf(ShapeException.class)
        .hasMessage("DenseLayer 0.weight: expected X [B, 3], got [1, 2]");
  }
}
