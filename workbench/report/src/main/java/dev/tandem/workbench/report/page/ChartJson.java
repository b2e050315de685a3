package dev.tandem.workbench.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.report.chart.BarChart;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.WaterfallChart;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Charts as the page's script reads them; what is not finite is null. */
final class ChartJson {
  private static final MathContext DIGITS = new MathContext(6); // more than any screen shows

  private ChartJson() {}

  static String of(LineChart chart) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "lines");
    json.put("x", axis(chart.x()));
    json.put("y", axis(chart.y()));
    json.put("lines", chart.lines().stream().map(ChartJson::line).toList());
    return text(json);
  }

  static String of(BarChart bars) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "bars");
    json.put("label", bars.label());
    json.put("bars", bars.bars());
    json.put("parts", bars.parts().stream().map(ChartJson::part).toList());
    return text(json);
  }

  /** Bars that float between two values; a total is a thin one. */
  static String of(WaterfallChart chart) {
    double[] range = chart.range();
    double thin = (range[1] - range[0]) / 300;
    List<Object> bars = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (WaterfallChart.Step step : chart.steps()) {
      double width = step.isTotal() ? thin : 0;
      bars.add(List.of(number(step.from() - width), number(step.to() + width)));
      labels.add(step.label() + ": " + step.amount());
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "bars");
    json.put("label", chart.label());
    json.put("low", number(range[0]));
    json.put("high", number(range[1]));
    json.put("bars", labels);
    json.put("parts", List.of(Map.of("label", chart.label(), "lengths", bars)));
    return text(json);
  }

  private static Map<String, Object> part(BarChart.Part part) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", part.label());
    json.put("lengths", numbers(part.lengths()));
    return json;
  }

  private static Map<String, Object> axis(LineChart.Axis axis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", axis.label());
    json.put("low", number(axis.low()));
    json.put("high", number(axis.high()));
    return json;
  }

  private static Map<String, Object> line(LineChart.Line line) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", line.label());
    json.put("contender", line.contender());
    json.put("stroke", line.stroke().name().toLowerCase(Locale.ROOT));
    json.put("x", numbers(line.x()));
    json.put("y", numbers(line.y()));
    if (line.hasBand()) {
      json.put("low", numbers(line.low()));
      json.put("high", numbers(line.high()));
    }
    return json;
  }

  private static List<Object> numbers(double[] values) {
    List<Object> numbers = new ArrayList<>();
    Arrays.stream(values).forEach(value -> numbers.add(number(value)));
    return numbers;
  }

  private static Object number(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }

  /** Returns JSON to stand inside a script element, where {@code </} would end it. */
  private static String text(Map<String, Object> json) {
    try {
      return Json.MAPPER.writeValueAsString(json).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts", e);
    }
  }
}
