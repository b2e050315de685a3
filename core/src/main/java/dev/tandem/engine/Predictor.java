package dev.tandem.engine;

/** A network ready for use. Safe for many threads at once. */
public interface Predictor extends AutoCloseable {
  /** The width of a row. */
  int inputs();

  /** How many logits come out. */
  int outputs();

  /**
   * Computes logits.
   *
   * @param features [rows, inputs], already preprocessed
   * @param rows how many
   * @param logits gets [rows, outputs]
   */
  void predict(float[] features, int rows, float[] logits);

  @Override
  void close();
}
