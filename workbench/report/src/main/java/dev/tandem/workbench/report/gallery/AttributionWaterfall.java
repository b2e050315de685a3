package dev.tandem.workbench.report.gallery;

import dev.tandem.workbench.report.chart.WaterfallChart;
import dev.tandem.workbench.report.chart.WaterfallChart.Step;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.AttributionFile;
import dev.tandem.workbench.runs.results.AttributionFile.CombinationEntry;
import dev.tandem.workbench.runs.results.AttributionFile.EffectEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** From the first contender's metric to the second's, a step for each setting. */
public final class AttributionWaterfall {
  private final AttributionFile file;
  private final boolean points;

  private AttributionWaterfall(AttributionFile file) {
    this.file = file;
    this.points = file.metric().equals(Metric.ACCURACY.key());
  }

  /** Returns the chart; empty where nothing was shared out. */
  public static Optional<WaterfallChart> of(AttributionFile file) {
    return file.answered() ? Optional.of(new AttributionWaterfall(file).chart()) : Optional.empty();
  }

  private WaterfallChart chart() {
    String metric = "test " + Metric.words(file.metric());
    List<Step> steps = new ArrayList<>();
    double at = scaled(mean(file.combinations().get(0)));
    steps.add(new Step(file.first(), number(at), at, at, Double.NaN, Double.NaN));
    for (EffectEntry effect : file.effects()) {
      double to = at + scaled(effect.mean());
      double low = at + scaled(effect.low());
      double high = at + scaled(effect.high());
      steps.add(new Step(effect.factor(), amount(effect), at, to, low, high));
      at = to;
    }
    steps.add(new Step(file.second(), number(at), at, at, Double.NaN, Double.NaN));
    return new WaterfallChart(
        "attribution",
        file.name() + ": which setting explains the gap in " + metric,
        note(),
        metric + (points ? ", %" : ""),
        steps);
  }

  private String note() {
    String how =
        file.method().equals(AttributionFile.SHAPLEY)
            ? "Shapley values over " + file.combinations().size() + " combinations"
            : "each setting changed alone, the rest together";
    return String.format(
        Locale.ROOT,
        "%s; means over %d repeats, whiskers and brackets are 95 %% intervals",
        how,
        file.seeds().size());
  }

  private double mean(CombinationEntry combination) {
    return file.seeds().stream().mapToDouble(combination.values()::get).average().orElseThrow();
  }

  private double scaled(double value) {
    return points ? 100 * value : value;
  }

  private String amount(EffectEntry effect) {
    double mean = scaled(effect.mean());
    String interval =
        effect.high() > effect.low()
            ? " (" + number(scaled(effect.low())) + " to " + number(scaled(effect.high())) + ")"
            : "";
    return (mean > 0 ? "+" : "") + number(mean) + interval;
  }

  private String number(double value) {
    String text = String.format(Locale.ROOT, points ? "%.2f" : "%.4f", value);
    return text.startsWith("-") && text.matches("[-0.]+") ? text.substring(1) : text;
  }
}
