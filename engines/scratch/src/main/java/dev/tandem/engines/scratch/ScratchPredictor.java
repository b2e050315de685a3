package dev.tandem.engines.scratch;

import dev.tandem.engine.Predictor;
import dev.tandem.model.Model;

/** The forward half alone; each thread has layers of its own, since layers own their arrays. */
final class ScratchPredictor implements Predictor {
  private final Model model;
  private final ThreadLocal<ScratchNetwork> networks;

  ScratchPredictor(Model model) {
    this.model = model;
    this.networks =
        ThreadLocal.withInitial(
            () -> new ScratchNetwork(model.network(), model.parameters(), model.buffers(), 0));
  }

  @Override
  public int inputs() {
    return model.network().widthInto(0);
  }

  @Override
  public int outputs() {
    return model.network().outputs();
  }

  @Override
  public void predict(float[] features, int rows, float[] logits) {
    ScratchNetwork network = networks.get();
    float[][] result = network.forward(network.split(features, rows), rows, null);
    for (int row = 0; row < rows; row++) {
      System.arraycopy(result[row], 0, logits, row * outputs(), outputs());
    }
  }

  @Override
  public void close() {
    networks.remove();
  }
}
