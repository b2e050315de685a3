package dev.tandem.engines.textbook;

import dev.tandem.tensor.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The way back through the layers, and when on it parameters are updated. */
public interface Descent {
  /**
   * Gives every parameter its gradient, and updates each once.
   *
   * @param layers in order, after a forward
   * @param lossGradient the loss's gradient by the logits, [B, outputs]
   * @param update regularizes the gradients of the given parameters, together, and updates them
   * @return the loss's gradients at the outputs of all layers, in order
   */
  List<Matrix> run(List<Layer> layers, Matrix lossGradient, Consumer<List<Parameter>> update);

  /** All gradients first, by the weights that the forward used; then all updates. */
  static List<Matrix> gradientsFirst(
      List<Layer> layers, Matrix lossGradient, Consumer<List<Parameter>> update) {
    List<Matrix> gradients = new ArrayList<>();
    Matrix gradient = lossGradient;
    for (int i = layers.size() - 1; i >= 0; i--) {
      gradients.add(0, gradient);
      gradient = layers.get(i).backward(gradient);
    }
    update.accept(layers.stream().flatMap(layer -> layer.parameters().stream()).toList());
    return gradients;
  }
}
