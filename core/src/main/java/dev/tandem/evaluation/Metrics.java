package dev.tandem.evaluation;

/**
 * All metrics of one set of predictions. For two classes, precision, recall, F1 and the areas are
 * those of the positive class (1); for more, macro averages over the classes.
 *
 * @param rows how many were predicted
 * @param loss mean cross-entropy in nats, without class weights; NaN without rows
 * @param accuracy the share of rows whose class was hit; NaN without rows
 * @param precision see {@link ConfusionMatrix}: 0 where undefined
 * @param recall see {@link ConfusionMatrix}: 0 where undefined
 * @param f1 see {@link ConfusionMatrix}: 0 where undefined
 * @param prAuc {@link AveragePrecision}: NaN where undefined
 * @param rocAuc {@link RocAuc}: NaN where undefined
 * @param confusion rows are actual classes, columns predicted ones
 */
public record Metrics(
    int rows,
    double loss,
    double accuracy,
    double precision,
    double recall,
    double f1,
    double prAuc,
    double rocAuc,
    ConfusionMatrix confusion) {

  /** Returns the metrics with each row predicted as its likeliest class. */
  public static Metrics of(Predictions predictions) {
    return of(predictions, ConfusionMatrix.of(predictions));
  }

  /**
   * For two classes: predicted positive from a probability of {@code threshold} on. Loss and areas
   * are those of {@link #of(Predictions)}.
   */
  public static Metrics of(Predictions predictions, double threshold) {
    return of(predictions, ConfusionMatrix.of(predictions, threshold));
  }

  private static Metrics of(Predictions predictions, ConfusionMatrix confusion) {
    boolean binary = predictions.classes() == 2;
    return new Metrics(
        predictions.rows(),
        predictions.loss(),
        confusion.accuracy(),
        binary ? confusion.precision(1) : confusion.macroPrecision(),
        binary ? confusion.recall(1) : confusion.macroRecall(),
        binary ? confusion.f1(1) : confusion.macroF1(),
        AveragePrecision.of(predictions),
        RocAuc.of(predictions),
        confusion);
  }
}
