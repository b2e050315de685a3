package dev.tandem.evaluation;

import dev.tandem.tensor.Matrix;

/**
 * What always predicting the training rows' mean would score on the test rows; see {@link
 * NumberMetrics}.
 *
 * @param rmse NaN without training or test rows
 * @param mae NaN without training or test rows
 */
public record MeanBaseline(double rmse, double mae) {

  /**
   * @param training [rows, outputs]
   * @param test [rows, outputs]
   */
  public static MeanBaseline of(Matrix training, Matrix test) {
    Matrix means = training.columnSums().map(sum -> sum / training.rows());
    Matrix predictions = Matrix.zeros(test.rows(), test.cols()).plusRow(means);
    NumberMetrics metrics = NumberMetrics.of(new Estimates(predictions, test));
    return new MeanBaseline(metrics.rmse(), metrics.mae());
  }
}
