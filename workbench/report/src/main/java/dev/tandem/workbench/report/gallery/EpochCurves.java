package dev.tandem.workbench.report.gallery;

import dev.tandem.training.Score;
import dev.tandem.workbench.report.chart.Line;
import dev.tandem.workbench.report.chart.LineChart;
import dev.tandem.workbench.report.chart.LineChart.Axis;
import dev.tandem.workbench.report.chart.Look;
import dev.tandem.workbench.report.chart.Look.Stroke;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Metrics per epoch: the mean over the repeats, and a band from the lowest to the highest. */
record EpochCurves(SavedRun run) {
  private static final String RUNNING = "Training rows: running mean while the epoch trained";

  private static final String BAND =
      "Lines are means over the repeats; the bands reach from the lowest to the highest of them.";

  LineChart loss(boolean classes) {
    boolean logits = classes && lossName().endsWith("cross-entropy");
    String label =
        logits ? "cross-entropy (nats)" : lossName() + run.results().dataset().lossNote();
    String note =
        logits && !isPlainLoss()
            ? RUNNING
                + " of the experiment's own loss, with its weights or smoothing; the others plain"
                + " cross-entropy."
            : RUNNING + ".";
    return splits("loss", "Loss per epoch", note, Axis.of(label), Score::loss);
  }

  LineChart accuracy() {
    return splits("accuracy", "Accuracy per epoch", "", Axis.of("accuracy"), Score::accuracy);
  }

  LineChart f1() {
    String note = "F1 of the predicted class; not computed for training rows.";
    return splits("f1", "F1 per epoch", note, Axis.of("F1"), Score::f1);
  }

  /** Returns how large gradients were, by layer: colours are layers, strokes contenders. */
  LineChart gradientNorms() {
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
        ToDoubleFunction<EpochEntry> norm =
            epoch ->
                epoch.gradientNorms() == null
                    ? Double.NaN
                    : epoch.gradientNorms().getOrDefault(name, Double.NaN);
        lines.add(
            atKnownEpochs(line("layer " + name, Look.ofPart(i, layer), finished.get(i), norm)));
      }
    }
    return chart(
        "gradient-norms",
        "Gradient norms per layer",
        "Measured on one batch after the epoch, in about a hundred epochs at most. Colours and"
            + " markers tell layers apart, dashes contenders.",
        Axis.of("norm of the layer's gradients"),
        lines);
  }

  LineChart seconds() {
    List<Line> lines = new ArrayList<>();
    List<ContenderEntry> finished = run.finished();
    for (int i = 0; i < finished.size(); i++) {
      lines.add(line("", Look.of(i, Stroke.STRONG), finished.get(i), EpochEntry::seconds));
    }
    return chart(
        "seconds-per-epoch",
        "Training time per epoch",
        "Without evaluation. The first epoch includes warm-up.",
        Axis.of("seconds"),
        lines);
  }

  private LineChart splits(
      String name, String what, String note, Axis axis, ToDoubleFunction<Score> metric) {
    List<Line> lines = new ArrayList<>();
    List<ContenderEntry> finished = run.finished();
    for (int i = 0; i < finished.size(); i++) {
      ContenderEntry own = finished.get(i);
      Look strong = Look.of(i, Stroke.STRONG);
      Look medium = Look.of(i, Stroke.MEDIUM);
      Look thin = Look.of(i, Stroke.THIN);
      Line test = line("test", strong, own, of(EpochEntry::test, metric));
      Line validation = line("validation", medium, own, of(EpochEntry::validation, metric));
      Line training = line("training", thin, own, of(EpochEntry::train, metric));
      if (training.hasValue()) {
        lines.add(training);
      }
      if (!Arrays.equals(validation.y(), test.y()) && validation.hasValue()) {
        lines.add(validation); // of the same rows they would be the same line twice
      }
      lines.add(test);
    }
    return chart(name, what, note, axis, lines);
  }

  private static ToDoubleFunction<EpochEntry> of(
      Function<EpochEntry, Score> split, ToDoubleFunction<Score> metric) {
    return epoch ->
        split.apply(epoch) == null ? Double.NaN : metric.applyAsDouble(split.apply(epoch));
  }

  LineChart chart(String name, String what, String note, Axis axis, List<Line> lines) {
    boolean bands = lines.stream().anyMatch(Line::hasBand);
    String words = bands ? (BAND + " " + note).strip() : note;
    return new LineChart(name, what, words, Axis.of("epoch"), axis, lines);
  }

  /** Returns the mean over the repeats, with a band where there are several. */
  static Line line(
      String what, Look look, ContenderEntry entry, ToDoubleFunction<EpochEntry> metric) {
    List<double[]> repeats =
        entry.runs().stream()
            .map(one -> one.epochs().stream().mapToDouble(metric).toArray())
            .toList();
    int epochs = repeats.stream().mapToInt(values -> values.length).max().orElse(0);
    double[] x = IntStream.rangeClosed(1, epochs).asDoubleStream().toArray();
    double[] mean = new double[epochs];
    double[] low = new double[repeats.size() > 1 ? epochs : 0];
    double[] high = new double[low.length];
    for (int epoch = 0; epoch < epochs; epoch++) {
      int at = epoch;
      DoubleSummaryStatistics values =
          repeats.stream()
              .filter(one -> at < one.length && Double.isFinite(one[at]))
              .mapToDouble(one -> one[at])
              .summaryStatistics();
      boolean known = values.getCount() > 0;
      mean[epoch] = known ? values.getAverage() : Double.NaN;
      if (low.length > 0) {
        low[epoch] = known ? values.getMin() : Double.NaN;
        high[epoch] = known ? values.getMax() : Double.NaN;
      }
    }
    return new Line(entry.id(), what, look, x, mean, low, high);
  }

  /** Nobody looks in most epochs of a long run: values with gaps between them make no line. */
  private static Line atKnownEpochs(Line line) {
    int[] known =
        IntStream.range(0, line.y().length).filter(i -> Double.isFinite(line.y()[i])).toArray();
    UnaryOperator<double[]> of =
        values ->
            values.length == 0
                ? values
                : Arrays.stream(known).mapToDouble(i -> values[i]).toArray();
    return new Line(
        line.who(),
        line.what(),
        line.look(),
        of.apply(line.x()),
        of.apply(line.y()),
        of.apply(line.low()),
        of.apply(line.high()));
  }

  private Map<?, ?> loss() {
    return run.results().experiment().get("loss") instanceof Map<?, ?> keys ? keys : Map.of();
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
}
