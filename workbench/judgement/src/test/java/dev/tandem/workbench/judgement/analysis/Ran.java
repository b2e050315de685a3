package dev.tandem.workbench.judgement.analysis;

import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.observed.UnitsSeen;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.FindingEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.ObservedEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A contender "a" with chosen losses, confusions and so on, and what is found in it. */
final class Ran {
  private Map<String, Object> network = Map.of("hidden", List.of(4), "activation", "relu");
  private List<ThresholdTrial> thresholds = List.of();
  private List<RateTrial> rates = List.of();
  private final List<RunEntry> runs = new ArrayList<>();
  private String message;
  private double[] training = {0.7, 0.5};
  private double[] validation = {};
  private double loss = 0.3;
  private int[][] onTraining = {{10, 0}, {0, 10}};
  private int[][] onTest = {{10, 0}, {0, 10}};
  private List<UnitsSeen> units = List.of();
  private Map<String, Double> norms;

  static double[] curve(int epochs, IntToDoubleFunction value) {
    return IntStream.rangeClosed(1, epochs).mapToDouble(value).toArray();
  }

  Ran network(Map<String, Object> other) {
    network = other;
    return this;
  }

  Ran training(double... losses) {
    training = losses;
    return this;
  }

  Ran validation(double... losses) {
    validation = losses;
    return this;
  }

  Ran loss(double afterTraining) {
    loss = afterTraining;
    return this;
  }

  Ran confusions(int[][] ofTraining, int[][] ofTest) {
    onTraining = ofTraining;
    onTest = ofTest;
    return this;
  }

  Ran units(UnitsSeen... seen) {
    units = seen.length == 0 ? null : List.of(seen);
    return this;
  }

  Ran norms(double last) {
    norms = Map.of("0", last);
    return this;
  }

  Ran thresholds(ThresholdTrial... trials) {
    thresholds = List.of(trials);
    return this;
  }

  Ran failed(String why, RateTrial... tried) {
    message = why;
    rates = List.of(tried);
    return this;
  }

  /** Adds a run with what was chosen so far. */
  Ran run() {
    List<EpochEntry> epochs =
        IntStream.range(0, training.length)
            .mapToObj(
                i ->
                    new EpochEntry(
                        i + 1,
                        new Score(training[i], 0.5),
                        i < validation.length ? new Score(validation[i], 0.5) : Score.NONE,
                        Score.NONE,
                        new RateSpan(0.1, 0.1),
                        1,
                        "",
                        0.0,
                        norms))
            .toList();
    runs.add(
        new RunEntry(
            runs.size() + 1,
            7,
            epochs,
            null,
            0.5,
            Map.of("train", metrics(onTraining), "test", metrics(onTest)),
            null,
            null,
            new ObservedEntry(
                1, "", "", "", null, null, "float32", null, null, 1, List.of(), 0.0, units, null,
                null),
            ""));
    return this;
  }

  private MetricsEntry metrics(int[][] confusion) {
    int right = IntStream.range(0, confusion.length).map(c -> confusion[c][c]).sum();
    int all = Arrays.stream(confusion).flatMapToInt(Arrays::stream).sum();
    double recall = (double) confusion[1][1] / Arrays.stream(confusion[1]).sum();
    return new MetricsEntry.OfClasses(
        loss, (double) right / all, 0.5, recall, 0.5, 0.5, 0.5, confusion, null);
  }

  /** Returns the keys of all findings. */
  List<String> keys() {
    return findings().stream().map(FindingEntry::key).toList();
  }

  /** Returns all sentences. */
  List<String> sentences() {
    return findings().stream().map(FindingEntry::sentence).toList();
  }

  List<FindingEntry> findings() {
    if (runs.isEmpty() && message == null) {
      run();
    }
    Map<String, Object> plain =
        Map.of(
            "name", "t",
            "data", Map.of("source", "moons"),
            "network", network,
            "optimizer", Map.of("type", "sgd", "learningRate", 0.1),
            "training", Map.of("epochs", 3));
    ExperimentSpec spec = ExperimentReader.read(SpecNode.of(plain, "test"));
    ContenderEntry contender =
        new ContenderEntry(
            "a",
            "scratch",
            "1",
            "CPU",
            1,
            "float32",
            message == null ? "finished" : "failed",
            message,
            22,
            Map.of(),
            null,
            runs,
            Map.of());
    return Findings.of(
        List.of(new Subject(contender, spec, List.of("No", "Yes"), thresholds, rates)));
  }
}
