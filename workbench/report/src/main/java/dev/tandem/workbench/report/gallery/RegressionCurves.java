package dev.tandem.workbench.report.gallery;

import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.runs.store.SavedPredictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Predicted against actual values of a regression, of each first repeat.
 *
 * @param predictions not empty
 */
record RegressionCurves(List<SavedPredictions.OfNumbers> predictions) {
  /** Rows that a chart shows at most: more would only fill it. */
  private static final int MOST_POINTS = 1000;

  LineChart scatter() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      SavedPredictions.OfNumbers own = predictions.get(i);
      lines.add(points(own, i, first(own.actual()), first(own.predicted())));
    }
    double[] ends = {extreme(lines, -1), extreme(lines, 1)};
    lines.add(0, Line.reference(ends, ends));
    return new LineChart(
        "scatter",
        "Predicted and actual values, test rows",
        shown() + " On the line, both are equal.",
        Axis.of("actual"),
        Axis.of("predicted"),
        lines);
  }

  LineChart residuals() {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < predictions.size(); i++) {
      double[] predicted = first(predictions.get(i).predicted());
      double[] actual = first(predictions.get(i).actual());
      double[] residuals =
          IntStream.range(0, actual.length).mapToDouble(k -> predicted[k] - actual[k]).toArray();
      lines.add(points(predictions.get(i), i, predicted, residuals));
    }
    double[] x = lines.stream().flatMapToDouble(line -> Arrays.stream(line.x())).sorted().toArray();
    lines.add(0, Line.reference(new double[] {x[0], x[x.length - 1]}, new double[] {0, 0}));
    return new LineChart(
        "residuals",
        "Residuals, test rows",
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
        "",
        Look.of(i, Stroke.POINTS),
        Arrays.stream(finite).mapToDouble(k -> x[k]).toArray(),
        Arrays.stream(finite).mapToDouble(k -> y[k]).toArray());
  }

  private static double extreme(List<Line> lines, int sign) {
    return sign
        * lines.stream()
            .flatMapToDouble(
                line -> DoubleStream.concat(Arrays.stream(line.x()), Arrays.stream(line.y())))
            .map(value -> sign * value)
            .max()
            .orElse(0);
  }

  private static double[] first(double[] values) {
    return Arrays.copyOf(values, Math.min(values.length, MOST_POINTS));
  }

  private String shown() {
    int rows = predictions.stream().mapToInt(own -> own.actual().length).max().orElse(0);
    String which =
        rows > MOST_POINTS
            ? String.format(Locale.ROOT, "The first %,d of %,d rows.", MOST_POINTS, rows)
            : "All rows.";
    return which
        + FirstRepeat.inNote(
            predictions.stream().map(SavedPredictions.OfNumbers::contender).toList());
  }
}
