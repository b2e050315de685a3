package dev.tandem.engines.scratch;

import dev.tandem.engine.Predictor;
import dev.tandem.model.Model;
import dev.tandem.network.NetworkSpec;
import java.util.Optional;

/**
 * The forward half alone. Each thread has layers of its own, since layers own their rows. Once a
 * thread has predicted as many rows before, predicting allocates nothing.
 */
final class ScratchPredictor implements Predictor {
  private static final int ROWS_AT_ONCE = 240;
  private final int inputs;
  private final int outputs;
  private final ThreadLocal<ScratchNetwork> networks;

  ScratchPredictor(Kernel kernel, Model model) {
    this.inputs = model.network().widthInto(0);
    this.outputs = model.network().outputs();
    this.networks = ThreadLocal.withInitial(() -> network(kernel, model));
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public void predict(float[] features, int rows, float[] logits) {
    ScratchNetwork network = networks.get();
    for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
      int count = Math.min(ROWS_AT_ONCE, rows - from);
      float[][] result = network.predict(features, from, count);
      for (int row = 0; row < count; row++) {
        System.arraycopy(result[row], 0, logits, (from + row) * outputs, outputs);
      }
    }
  }

  @Override
  public void close() {
    networks.remove();
  }

  private static ScratchNetwork network(Kernel kernel, Model model) {
    NetworkSpec spec = model.network();
    Optional<Ink> ink =
        ScratchNetwork.takesInk(spec)
            ? Ink.of(model.preprocessing(), spec.widthInto(0))
            : Optional.empty();
    return new ScratchNetwork(kernel, spec, model.parameters(), model.buffers(), 0, ink);
  }
}
