package dev.tandem.workbench.report.gallery;

import dev.tandem.evaluation.Calibration;
import dev.tandem.evaluation.Calibration.Bin;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.ThresholdCurve;
import dev.tandem.evaluation.ThresholdCurve.Point;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How good the predicted probabilities of the test rows are, of each contender's first repeat.
 *
 * @param saved not empty, all of as many classes
 */
record ClassCurves(List<SavedPredictions.OfClasses> saved) {
  private static final int STEPS = 200;
  private static final double[] DIAGONAL = {0, 1};

  private boolean two() {
    return saved.get(0).names().size() == 2;
  }

  LineChart roc() {
    List<Line> lines = curves(Curve::roc, Curve::straight);
    lines.add(0, Line.reference(DIAGONAL, DIAGONAL));
    addOperatingPoints(lines, Point::falsePositiveRate, Point::recall);
    return new LineChart(
        "roc",
        "ROC curve, test rows",
        which() + " Diagonal: random guessing.",
        Axis.share("false positive rate"),
        Axis.share("true positive rate (recall)"),
        lines);
  }

  LineChart precisionRecall() {
    List<Line> lines = curves(Curve::precisionRecall, Curve::stepped);
    addOperatingPoints(lines, Point::recall, Point::precision);
    return new LineChart(
        "precision-recall",
        "Precision and recall, test rows",
        which(),
        Axis.share("recall"),
        Axis.share("precision"),
        lines);
  }

  /** Returns precision, recall and F1 by threshold; of two classes only. */
  LineChart threshold() {
    List<Line> lines = new ArrayList<>();
    double[] x = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> (double) i / STEPS).toArray();
    for (int i = 0; i < saved.size(); i++) {
      String id = saved.get(i).contender().id();
      ThresholdCurve curve = ThresholdCurve.of(saved.get(i).predictions());
      List<Point> points = IntStream.range(0, x.length).mapToObj(k -> curve.at(x[k])).toList();
      Look medium = Look.of(i, Stroke.MEDIUM);
      Look thin = Look.of(i, Stroke.THIN);
      Look strong = Look.of(i, Stroke.STRONG);
      lines.add(Line.of(id, "precision", medium, points, Point::threshold, Point::precision));
      lines.add(Line.of(id, "recall", thin, points, Point::threshold, Point::recall));
      lines.add(Line.of(id, "F1", strong, points, Point::threshold, Point::f1));
    }
    addOperatingPoints(lines, Point::threshold, Point::f1);
    return new LineChart(
        "threshold",
        "Precision, recall and F1 by threshold, test rows",
        which() + " Where no row is predicted positive, precision is shown as 0.",
        Axis.share("threshold on the probability of '" + saved.get(0).names().get(1) + "'"),
        Axis.share("share"),
        lines);
  }

  LineChart calibration() {
    List<Line> lines = new ArrayList<>(List.of(Line.reference(DIAGONAL, DIAGONAL)));
    for (int i = 0; i < saved.size(); i++) {
      List<Bin> bins =
          Calibration.of(saved.get(i).predictions()).bins().stream()
              .filter(bin -> bin.rows() > 0)
              .toList();
      String id = saved.get(i).contender().id();
      lines.add(Line.of(id, "", Look.of(i, Stroke.STRONG), bins, Bin::probability, Bin::share));
    }
    String share = two() ? "share of positive rows" : "accuracy";
    return new LineChart(
        "calibration",
        "Reliability diagram, test rows",
        scores()
            + " Ten equally wide bins; on the diagonal, probabilities mean what they say."
            + ofFirstRepeat(),
        Axis.share(
            two() ? "mean predicted probability" : "mean probability of the predicted class"),
        Axis.share(share),
        lines);
  }

  private String scores() {
    return saved.stream()
        .map(
            own -> {
              Calibration calibration = Calibration.of(own.predictions());
              return String.format(
                  Locale.ROOT,
                  "%s: Brier score %.4f, expected calibration error %.4f.",
                  own.contender().id(),
                  calibration.brier(),
                  calibration.expectedError());
            })
        .collect(Collectors.joining(" "));
  }

  /** Returns the positive class's own curve, or the mean of every class against the rest. */
  private List<Line> curves(
      BiFunction<Predictions, Integer, Curve> curve, ToDoubleBiFunction<Curve, Double> value) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      Predictions predictions = saved.get(i).predictions();
      Curve shown =
          two()
              ? curve.apply(predictions, 1).thinned()
              : Curve.mean(
                  IntStream.range(0, predictions.classes())
                      .mapToObj(c -> curve.apply(predictions, c))
                      .toList(),
                  value);
      if (shown.isDefined()) {
        String id = saved.get(i).contender().id();
        lines.add(new Line(id, "", Look.of(i, Stroke.STRONG), shown.x(), shown.y()));
      }
    }
    return lines;
  }

  /** Adds, of two classes, the threshold that the run predicts by, and the usual one. */
  private void addOperatingPoints(
      List<Line> lines, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y) {
    if (!two()) {
      return;
    }
    for (int i = 0; i < saved.size(); i++) {
      SavedPredictions.OfClasses own = saved.get(i);
      ThresholdCurve curve = ThresholdCurve.of(own.predictions());
      List<Double> thresholds =
          own.threshold() == Thresholds.USUAL
              ? List.of(own.threshold())
              : List.of(own.threshold(), Thresholds.USUAL);
      for (double threshold : thresholds) {
        String what = String.format(Locale.ROOT, "threshold %.3g", threshold);
        Look look = Look.of(i, Stroke.MARKS);
        lines.add(Line.of(own.contender().id(), what, look, List.of(curve.at(threshold)), x, y));
      }
    }
  }

  private String ofFirstRepeat() {
    return FirstRepeat.inNote(saved.stream().map(SavedPredictions.OfClasses::contender).toList());
  }

  private String which() {
    String words =
        two()
            ? "Positive is '" + saved.get(0).names().get(1) + "'; marks show the thresholds used."
            : "The mean over the classes, each against the rest.";
    return words + ofFirstRepeat();
  }
}
