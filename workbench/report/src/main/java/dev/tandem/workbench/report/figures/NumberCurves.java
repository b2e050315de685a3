package dev.tandem.workbench.report.figures;

import dev.tandem.workbench.report.drawing.Chart;
import dev.tandem.workbench.report.drawing.Chart.Axis;
import dev.tandem.workbench.report.drawing.Chart.Line;
import dev.tandem.workbench.report.drawing.Chart.Stroke;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Where numbers were predicted: how they lie to the right ones, of each first repeat. */
final class NumberCurves {
  /** Rows that a chart shows at most: more would only fill it. */
  private static final int MOST_POINTS = 1000;

  private final String data;
  private final List<SavedPredictions.OfNumbers> answers;

  /**
   * @param answers not empty
   */
  NumberCurves(String data, List<SavedPredictions.OfNumbers> answers) {
    this.data = data;
    this.answers = answers;
  }

  Chart scatter() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      SavedPredictions.OfNumbers own = answers.get(i);
      lines.add(points(own, i, first(own.actual()), first(own.predicted())));
    }
    double[] ends = {extreme(lines, -1), extreme(lines, 1)};
    lines.add(0, Line.reference(ends, ends));
    return new Chart(
        "scatter",
        data + ": test rows, predicted and actual",
        shown() + " On the line, both are equal.",
        Axis.of("actual"),
        Axis.of("predicted"),
        lines);
  }

  Chart residuals() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      double[] predicted = first(answers.get(i).predicted());
      double[] actual = first(answers.get(i).actual());
      double[] residuals =
          IntStream.range(0, actual.length).mapToDouble(k -> predicted[k] - actual[k]).toArray();
      lines.add(points(answers.get(i), i, predicted, residuals));
    }
    double[] x = lines.stream().flatMapToDouble(line -> Arrays.stream(line.x())).sorted().toArray();
    lines.add(0, Line.reference(new double[] {x[0], x[x.length - 1]}, new double[] {0, 0}));
    return new Chart(
        "residuals",
        data + ": residuals, test rows",
        shown() + " Above the line, the prediction is too high.",
        Axis.of("predicted"),
        Axis.of("predicted − actual"),
        lines);
  }

  private static Line points(SavedPredictions.OfNumbers own, int i, double[] x, double[] y) {
    int[] finite =
        IntStream.range(0, x.length)
            .filter(k -> Double.isFinite(x[k]) && Double.isFinite(y[k]))
            .toArray();
    return new Line(
        own.contender().id(),
        i,
        Stroke.POINTS,
        Arrays.stream(finite).mapToDouble(k -> x[k]).toArray(),
        Arrays.stream(finite).mapToDouble(k -> y[k]).toArray());
  }

  private static double extreme(List<Line> lines, int sign) {
    return sign
        * lines.stream()
            .flatMapToDouble(
                line ->
                    java.util.stream.DoubleStream.concat(
                        Arrays.stream(line.x()), Arrays.stream(line.y())))
            .map(value -> sign * value)
            .max()
            .orElse(0);
  }

  private static double[] first(double[] values) {
    return Arrays.copyOf(values, Math.min(values.length, MOST_POINTS));
  }

  private String shown() {
    int rows = answers.stream().mapToInt(own -> own.actual().length).max().orElse(0);
    String which =
        rows > MOST_POINTS
            ? String.format(java.util.Locale.ROOT, "The first %,d of %,d rows.", MOST_POINTS, rows)
            : "All rows.";
    return which
        + FirstRepeat.inNote(answers.stream().map(SavedPredictions.OfNumbers::contender).toList());
  }
}
