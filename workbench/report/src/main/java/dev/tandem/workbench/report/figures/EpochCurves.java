package dev.tandem.workbench.report.figures;

import dev.tandem.training.Score;
import dev.tandem.workbench.report.drawing.Chart;
import dev.tandem.workbench.report.drawing.Chart.Axis;
import dev.tandem.workbench.report.drawing.Chart.Line;
import dev.tandem.workbench.report.drawing.Chart.Stroke;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.store.SavedComparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Figures per epoch: the mean over the repeats, and a band from the lowest to the highest of them.
 */
final class EpochCurves {
  private static final String BAND =
      "Lines are means over the repeats; the bands reach from the lowest to the highest of them.";

  private final SavedComparison run;
  private final String data;

  EpochCurves(SavedComparison run, String data) {
    this.run = run;
    this.data = data;
  }

  Chart loss(boolean classes) {
    String label = classes ? "cross-entropy (nats)" : lossName();
    String note =
        classes && !isPlainLoss()
            ? "Training rows have the experiment's own loss, with its weights or smoothing; the"
                + " others plain cross-entropy."
            : "";
    return sides("loss", "loss per epoch", note, Axis.of(label), Score::loss);
  }

  Chart accuracy() {
    return sides("accuracy", "accuracy per epoch", "", Axis.of("accuracy"), Score::accuracy);
  }

  Chart f1() {
    String note = "Of the likelier class; training rows are only counted as hit or missed.";
    return sides("f1", "F1 per epoch", note, Axis.of("F1"), Score::f1);
  }

  /** How large gradients were, by layer: colours are layers, strokes contenders. */
  Chart gradientNorms() {
    List<ContenderEntry> finished = run.finished();
    List<String> layers =
        finished.stream()
            .flatMap(own -> own.runs().stream())
            .flatMap(one -> one.epochs().stream())
            .filter(epoch -> epoch.gradientNorms() != null)
            .flatMap(epoch -> epoch.gradientNorms().keySet().stream())
            .distinct()
            .toList();
    List<Line> lines = new ArrayList<>();
    for (int layer = 0; layer < layers.size(); layer++) {
      for (int i = 0; i < finished.size(); i++) {
        String name = layers.get(layer);
        Stroke stroke = List.of(Stroke.SOLID, Stroke.DASHED, Stroke.DOTTED).get(i % 3);
        ToDoubleFunction<EpochEntry> norm =
            epoch ->
                epoch.gradientNorms() == null
                    ? Double.NaN
                    : epoch.gradientNorms().getOrDefault(name, Double.NaN);
        lines.add(
            line(finished.get(i).id() + ", layer " + name, layer, stroke, finished.get(i), norm));
      }
    }
    return chart(
        "gradient-norms",
        "gradient norms per layer",
        "Of one batch after each epoch. A colour each layer; where contenders agree, their lines"
            + " lie on each other.",
        Axis.of("norm of the layer's gradients"),
        lines);
  }

  Chart seconds() {
    List<Line> lines = new ArrayList<>();
    List<ContenderEntry> finished = run.finished();
    for (int i = 0; i < finished.size(); i++) {
      lines.add(line(finished.get(i).id(), i, Stroke.SOLID, finished.get(i), EpochEntry::seconds));
    }
    return chart(
        "seconds-per-epoch",
        "training time per epoch",
        "Evaluation is not in it. The first epoch includes warming up.",
        new Axis("seconds", Double.NaN, Double.NaN),
        lines);
  }

  private Chart sides(
      String name, String what, String note, Axis axis, ToDoubleFunction<Score> figure) {
    List<Line> lines = new ArrayList<>();
    List<ContenderEntry> finished = run.finished();
    for (int i = 0; i < finished.size(); i++) {
      ContenderEntry own = finished.get(i);
      Line test = line(own.id() + ", test", i, Stroke.SOLID, own, of(EpochEntry::test, figure));
      Line validation =
          line(
              own.id() + ", validation", i, Stroke.DOTTED, own, of(EpochEntry::validation, figure));
      Line training =
          line(own.id() + ", training", i, Stroke.DASHED, own, of(EpochEntry::train, figure));
      if (hasValue(training)) {
        lines.add(training);
      }
      if (!Arrays.equals(validation.y(), test.y()) && hasValue(validation)) {
        lines.add(validation); // of the same rows they would be the same line twice
      }
      lines.add(test);
    }
    return chart(name, what, note, axis, lines);
  }

  private static ToDoubleFunction<EpochEntry> of(
      java.util.function.Function<EpochEntry, Score> side, ToDoubleFunction<Score> figure) {
    return epoch ->
        side.apply(epoch) == null ? Double.NaN : figure.applyAsDouble(side.apply(epoch));
  }

  Chart chart(String name, String what, String note, Axis axis, List<Line> lines) {
    boolean bands = lines.stream().anyMatch(Line::hasBand);
    String words = bands ? (BAND + " " + note).strip() : note;
    return new Chart(name, data + ": " + what, words, Axis.of("epoch"), axis, lines);
  }

  /** Over the repeats; with a band where there are several. */
  static Line line(
      String label,
      int contender,
      Stroke stroke,
      ContenderEntry entry,
      ToDoubleFunction<EpochEntry> figure) {
    List<double[]> repeats =
        entry.runs().stream()
            .map(one -> one.epochs().stream().mapToDouble(figure).toArray())
            .toList();
    int epochs = repeats.stream().mapToInt(values -> values.length).max().orElse(0);
    double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
    double[] mean = new double[epochs];
    double[] low = new double[repeats.size() > 1 ? epochs : 0];
    double[] high = new double[low.length];
    for (int epoch = 0; epoch < epochs; epoch++) {
      int at = epoch;
      double[] values =
          repeats.stream()
              .filter(one -> at < one.length && Double.isFinite(one[at]))
              .mapToDouble(one -> one[at])
              .toArray();
      mean[epoch] = Arrays.stream(values).average().orElse(Double.NaN);
      if (low.length > 0) {
        low[epoch] = Arrays.stream(values).min().orElse(Double.NaN);
        high[epoch] = Arrays.stream(values).max().orElse(Double.NaN);
      }
    }
    return new Line(label, contender, stroke, x, mean, low, high);
  }

  private static boolean hasValue(Line line) {
    return Arrays.stream(line.y()).anyMatch(Double::isFinite);
  }

  private Map<?, ?> loss() {
    return run.file().experiment().get("loss") instanceof Map<?, ?> keys ? keys : Map.of();
  }

  private String lossName() {
    return loss().get("type") instanceof String type ? type : "loss";
  }

  /** Whether no key but type and reduction asks for anything: smoothing 0, weights none or 1. */
  private boolean isPlainLoss() {
    return loss().entrySet().stream()
        .filter(key -> !List.of("type", "reduction").contains(String.valueOf(key.getKey())))
        .allMatch(
            key ->
                key.getValue() == null
                    || List.of("none", "0.0", "0", "1.0").contains(String.valueOf(key.getValue())));
  }

  static int repeats(SavedComparison run) {
    return run.finished().stream()
        .map(ContenderEntry::runs)
        .mapToInt(List<RunEntry>::size)
        .max()
        .orElse(0);
  }
}
