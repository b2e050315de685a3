package dev.tandem.workbench.report.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.report.drawing.Bars;
import dev.tandem.workbench.report.drawing.Chart;
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

  static String of(Chart chart) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "lines");
    json.put("x", axis(chart.x()));
    json.put("y", axis(chart.y()));
    json.put("lines", chart.lines().stream().map(ChartJson::line).toList());
    return text(json);
  }

  static String of(Bars bars) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", "bars");
    json.put("label", bars.label());
    json.put("bars", bars.bars());
    json.put(
        "parts",
        bars.parts().stream()
            .map(part -> Map.of("label", part.label(), "lengths", numbers(part.lengths())))
            .toList());
    return text(json);
  }

  private static Map<String, Object> axis(Chart.Axis axis) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", axis.label());
    json.put("low", number(axis.low()));
    json.put("high", number(axis.high()));
    return json;
  }

  private static Map<String, Object> line(Chart.Line line) {
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

  /** Inside a script element, where {@code </} would end it. */
  private static String text(Map<String, Object> json) {
    try {
      return Json.MAPPER.writeValueAsString(json).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers and texts", e);
    }
  }
}
