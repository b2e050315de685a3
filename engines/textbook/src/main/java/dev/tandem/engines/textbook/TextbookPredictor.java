package dev.tandem.engines.textbook;

import dev.tandem.data.Features;
import dev.tandem.engine.Predictor;
import dev.tandem.model.Model;
import dev.tandem.tensor.Matrix;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The forward half alone. Each call builds its own layers, since layers remember their last input.
 */
final class TextbookPredictor implements Predictor {
  private static final int ROWS_AT_ONCE = 256;
  private final Model model;
  private final Parts.Replacement replacement;

  TextbookPredictor(Model model, Parts.Replacement replacement) {
    this.model = model;
    this.replacement = replacement;
  }

  /** Logits [rows, outputs], a few rows at a time to keep what the layers remember small. */
  static Matrix predict(TextbookNetwork network, Features features, int outputs) {
    Matrix logits = Matrix.zeros(features.rows(), outputs);
    for (int from = 0; from < features.rows(); from += ROWS_AT_ONCE) {
      int to = Math.min(from + ROWS_AT_ONCE, features.rows());
      Matrix x = BatchRows.gather(features, IntStream.range(from, to).toArray());
      Matrix part = logits(network, x);
      System.arraycopy(part.values(), 0, logits.values(), from * part.cols(), part.values().length);
    }
    return logits;
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
    TextbookNetwork network =
        new TextbookNetwork(model.network(), model.parameters(), model.buffers(), 0, replacement);
    double[] values = logits(network, Matrix.of(rows, inputs(), features)).values();
    for (int i = 0; i < values.length; i++) {
      logits[i] = (float) values[i];
    }
  }

  @Override
  public void close() {
    // nothing is held
  }

  private static Matrix logits(TextbookNetwork network, Matrix x) {
    List<Matrix> outputs = network.forward(x, Optional.empty());
    return outputs.get(outputs.size() - 1);
  }
}
