package dev.tandem.engines.scratch;

import dev.tandem.engine.Predictor;
import dev.tandem.model.Model;
import java.util.Optional;

/**
 * The forward half alone. Threads share the weights; each has layers of its own, since layers own
 * their rows. Once a thread has predicted as many rows before, predicting allocates nothing.
 */
final class ScratchPredictor implements Predictor {
  private final int inputs;
  private final int outputs;
  private final ThreadLocal<Lane> lanes;

  ScratchPredictor(Kernel kernel, Model model) {
    this.inputs = model.network().widthInto(0);
    this.outputs = model.network().outputs();
    this.lanes = ThreadLocal.withInitial(() -> new Lane(kernel, model));
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
    lanes.get().predict(features, rows, logits);
  }

  @Override
  public void close() {
    lanes.remove();
  }

  /** One thread's layers and inputs. */
  private static final class Lane {
    private static final int ROWS_AT_ONCE = 240;
    private final ScratchNetwork network;
    private final int inputs;
    private float[][] x = {};

    Lane(Kernel kernel, Model model) {
      this.inputs = model.network().widthInto(0);
      this.network =
          new ScratchNetwork(
              kernel, model.network(), model.parameters(), model.buffers(), 0, Optional.empty());
    }

    void predict(float[] features, int rows, float[] logits) {
      int outputs = network.outputs();
      for (int from = 0; from < rows; from += ROWS_AT_ONCE) {
        int count = Math.min(ROWS_AT_ONCE, rows - from);
        x = Rows.atLeast(x, count, inputs);
        for (int row = 0; row < count; row++) {
          System.arraycopy(features, (from + row) * inputs, x[row], 0, inputs);
        }
        float[][] result = network.predict(x, count);
        for (int row = 0; row < count; row++) {
          System.arraycopy(result[row], 0, logits, (from + row) * outputs, outputs);
        }
      }
    }
  }
}
