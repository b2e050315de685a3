package dev.tandem.workbench.report.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.WaterfallChart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Charts as the page's script reads them; what is not finite is null. */
final class ChartJson {
  private static final MathContext DIGITS = new MathContext(6); // more than any screen shows

  private ChartJson() {}

  private record Lines(String kind, Axis x, Axis y, double[] range, List<Series> lines) {}

  private record Axis(String label, Double low, Double high) {}

  private record Series(
      String label,
      int colour,
      List<Integer> dashes,
      String marker,
      String stroke,
      double width,
      double size,
      boolean filled,
      int[] marked,
      List<Double> x,
      List<Double> y,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> low,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> high) {}

  private record Bars(String kind, String label, List<String> bars, List<Part> parts) {}

  private record Part(String label, List<Double> lengths) {}

  private record Floating(
      String kind, String label, Double low, Double high, List<String> bars, List<Spans> parts) {}

  private record Spans(String label, List<List<Double>> lengths) {}

  static String of(LineChart chart) {
    List<Series> lines = chart.lines().stream().map(ChartJson::line).toList();
    return text(new Lines("lines", axis(chart.x()), axis(chart.y()), chart.yRange(), lines));
  }

  static String of(BarChart bars) {
    List<Part> parts =
        bars.parts().stream().map(own -> new Part(own.label(), numbers(own.lengths()))).toList();
    return text(new Bars("bars", bars.label(), bars.bars(), parts));
  }

  /** Bars that float between two values; a total is a thin one. */
  static String of(WaterfallChart chart) {
    double[] range = chart.range();
    double thin = (range[1] - range[0]) / 300;
    List<String> labels =
        chart.steps().stream().map(step -> step.label() + ": " + step.amount()).toList();
    List<List<Double>> spans = chart.steps().stream().map(step -> span(step, thin)).toList();
    return text(
        new Floating(
            "bars",
            chart.label(),
            number(range[0]),
            number(range[1]),
            labels,
            List.of(new Spans(chart.label(), spans))));
  }

  private static List<Double> span(WaterfallChart.Step step, double thin) {
    double width = step.isTotal() ? thin : 0;
    return List.of(number(step.from() - width), number(step.to() + width));
  }

  private static Axis axis(LineChart.Axis axis) {
    return new Axis(axis.label(), number(axis.low()), number(axis.high()));
  }

  private static Series line(Line line) {
    Look look = line.look();
    return new Series(
        line.label(),
        look.colour(),
        look.dashes(),
        look.marker().name().toLowerCase(Locale.ROOT),
        look.stroke().name().toLowerCase(Locale.ROOT),
        look.width(),
        look.markerSize(),
        look.filled(),
        line.marked(),
        numbers(line.x()),
        numbers(line.y()),
        numbers(line.low()),
        numbers(line.high()));
  }

  private static List<Double> numbers(double[] values) {
    return Arrays.stream(values).mapToObj(ChartJson::number).toList();
  }

  private static Double number(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }

  /** Returns JSON to stand inside a script element, where {@code </} would end it. */
  private static String text(Record json) {
    try {
      return Json.MAPPER.writeValueAsString(json).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts", e);
    }
  }
}
