package dev.tandem.workbench.report.figures;

import dev.tandem.evaluation.Calibration;
import dev.tandem.evaluation.Calibration.Bin;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.ThresholdCurve;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.workbench.report.drawing.Chart;
import dev.tandem.workbench.report.drawing.Chart.Axis;
import dev.tandem.workbench.report.drawing.Chart.Line;
import dev.tandem.workbench.report.drawing.Chart.Stroke;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the test rows' probabilities are worth, of each contender's first repeat. */
final class ClassCurves {
  private static final int STEPS = 200;
  private static final double[] DIAGONAL = {0, 1};

  private final String data;
  private final List<SavedPredictions.OfClasses> answers;
  private final boolean two;

  /**
   * @param answers not empty, all of as many classes
   */
  ClassCurves(String data, List<SavedPredictions.OfClasses> answers) {
    this.data = data;
    this.answers = answers;
    this.two = answers.get(0).names().size() == 2;
  }

  Chart roc() {
    List<Line> lines = curves(Curve::roc, Curve::straight);
    lines.add(0, Line.reference(DIAGONAL, DIAGONAL));
    addOperatingPoints(
        lines, ThresholdCurve.Point::falsePositiveRate, ThresholdCurve.Point::recall);
    return new Chart(
        "roc",
        data + ": ROC curve, test rows",
        which() + " On the diagonal lies guessing.",
        Axis.share("false positive rate"),
        Axis.share("true positive rate (recall)"),
        lines);
  }

  Chart precisionRecall() {
    List<Line> lines = curves(Curve::precisionRecall, Curve::stepped);
    addOperatingPoints(lines, ThresholdCurve.Point::recall, ThresholdCurve.Point::precision);
    return new Chart(
        "precision-recall",
        data + ": precision and recall, test rows",
        which(),
        Axis.share("recall"),
        Axis.share("precision"),
        lines);
  }

  /** Of two classes only. */
  Chart threshold() {
    List<Line> lines = new ArrayList<>();
    double[] x = IntStream.rangeClosed(0, STEPS).mapToDouble(i -> (double) i / STEPS).toArray();
    for (int i = 0; i < answers.size(); i++) {
      String id = answers.get(i).contender().id();
      ThresholdCurve curve = ThresholdCurve.of(answers.get(i).predictions());
      List<ThresholdCurve.Point> points =
          IntStream.range(0, x.length).mapToObj(k -> curve.at(x[k])).toList();
      lines.add(
          line(id + ", precision", i, Stroke.DASHED, points, ThresholdCurve.Point::precision));
      lines.add(line(id + ", recall", i, Stroke.DOTTED, points, ThresholdCurve.Point::recall));
      lines.add(line(id + ", F1", i, Stroke.SOLID, points, ThresholdCurve.Point::f1));
    }
    addOperatingPoints(lines, ThresholdCurve.Point::threshold, ThresholdCurve.Point::f1);
    return new Chart(
        "threshold",
        data + ": precision, recall and F1 by threshold, test rows",
        which() + " Where no row is answered positive, precision is shown as 0.",
        Axis.share("threshold on the probability of '" + answers.get(0).names().get(1) + "'"),
        Axis.share("share"),
        lines);
  }

  Chart calibration() {
    List<Line> lines = new ArrayList<>(List.of(Line.reference(DIAGONAL, DIAGONAL)));
    for (int i = 0; i < answers.size(); i++) {
      List<Bin> bins =
          Calibration.of(answers.get(i).predictions()).bins().stream()
              .filter(bin -> bin.rows() > 0)
              .toList();
      lines.add(
          new Line(
              answers.get(i).contender().id(),
              i,
              Stroke.SOLID,
              bins.stream().mapToDouble(Bin::probability).toArray(),
              bins.stream().mapToDouble(Bin::share).toArray()));
    }
    String share = two ? "share of positive rows" : "share of rows hit";
    return new Chart(
        "calibration",
        data + ": reliability diagram, test rows",
        scores()
            + " Ten equally wide bins; on the diagonal, probabilities mean what they say."
            + ofFirstRepeat(),
        Axis.share(two ? "mean probability told" : "mean probability of the class answered"),
        Axis.share(share),
        lines);
  }

  private String scores() {
    return answers.stream()
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

  private interface OfClass {
    Curve of(Predictions predictions, int positive);
  }

  /** The positive class's own curve, or the mean of every class against the rest. */
  private List<Line> curves(
      OfClass curve, java.util.function.ToDoubleBiFunction<Curve, Double> value) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Predictions predictions = answers.get(i).predictions();
      Curve shown =
          two
              ? curve.of(predictions, 1).thinned()
              : Curve.mean(
                  IntStream.range(0, predictions.classes())
                      .mapToObj(c -> curve.of(predictions, c))
                      .toList(),
                  value);
      if (shown.isDefined()) {
        String id = answers.get(i).contender().id();
        lines.add(new Line(id, i, Stroke.SOLID, shown.x(), shown.y()));
      }
    }
    return lines;
  }

  /** Of two classes: where the threshold stands that the run answers by, and the usual one. */
  private void addOperatingPoints(
      List<Line> lines,
      ToDoubleFunction<ThresholdCurve.Point> x,
      ToDoubleFunction<ThresholdCurve.Point> y) {
    if (!two) {
      return;
    }
    for (int i = 0; i < answers.size(); i++) {
      SavedPredictions.OfClasses own = answers.get(i);
      ThresholdCurve curve = ThresholdCurve.of(own.predictions());
      List<Double> thresholds =
          own.threshold() == Thresholds.USUAL
              ? List.of(own.threshold())
              : List.of(own.threshold(), Thresholds.USUAL);
      for (double threshold : thresholds) {
        ThresholdCurve.Point point = curve.at(threshold);
        lines.add(
            new Line(
                String.format(Locale.ROOT, "%s at %.3g", own.contender().id(), threshold),
                i,
                Stroke.MARKS,
                new double[] {x.applyAsDouble(point)},
                new double[] {y.applyAsDouble(point)}));
      }
    }
  }

  private static Line line(
      String label,
      int contender,
      Stroke stroke,
      List<ThresholdCurve.Point> points,
      ToDoubleFunction<ThresholdCurve.Point> figure) {
    return new Line(
        label,
        contender,
        stroke,
        points.stream().mapToDouble(ThresholdCurve.Point::threshold).toArray(),
        points.stream().mapToDouble(figure).toArray());
  }

  private String ofFirstRepeat() {
    return FirstRepeat.inNote(answers.stream().map(SavedPredictions.OfClasses::contender).toList());
  }

  private String which() {
    String words =
        two
            ? "Positive is '" + answers.get(0).names().get(1) + "'; marks show the thresholds used."
            : "The mean over the classes, each against the rest.";
    return words + ofFirstRepeat();
  }
}
