package dev.tandem.workbench.judgement.verdict;

import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.judgement.Entries;
import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import dev.tandem.workbench.runs.results.TimeEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Contenders with chosen metrics: a run for each accuracy, its loss 1 less it, all else 0.5. */
final class Contenders {
  private static final double[] STEADY = {9, 1, 0.9, 1.1, 1};

  private Contenders() {}

  static ContenderEntry of(String id, double... accuracies) {
    return slower(id, 1, accuracies);
  }

  /** The same with epochs that take so many times one second, but for the first. */
  static ContenderEntry slower(String id, double slowness, double... accuracies) {
    List<RunEntry> runs = new ArrayList<>();
    for (int i = 0; i < accuracies.length; i++) {
      double slower = slowness * (1 + 0.01 * (slowness - 1) * (i % 2));
      runs.add(run(i + 1, accuracies[i], slower, id + accuracies[i]));
    }
    return entry(id, runs, accuracies);
  }

  /** Three runs of the same accuracy with epochs that take so long, a little longer each run. */
  static ContenderEntry timed(String id, double... seconds) {
    List<RunEntry> runs =
        IntStream.rangeClosed(1, 3)
            .mapToObj(repeat -> run(repeat, 0.9, 1 + 0.001 * repeat * seconds[0], id, seconds))
            .toList();
    return entry(id, runs, 0.9, 0.9, 0.9);
  }

  /** The same contender with rows of its own in each repeat. */
  static ContenderEntry resampled(ContenderEntry contender, ResampledEntry rows) {
    List<RunEntry> runs = contender.runs().stream().map(run -> run.with(rows)).toList();
    return Entries.contender(contender.id(), "scratch", runs, contender.summary());
  }

  /** A contender with one run whose weights have this hash. */
  static ContenderEntry withWeights(String id, String sha256, double accuracy) {
    return entry(id, List.of(run(1, accuracy, 1, sha256)), accuracy);
  }

  private static ContenderEntry entry(String id, List<RunEntry> runs, double... accuracies) {
    return Entries.contender(id, "scratch", runs, Map.of("test.accuracy", Summary.of(accuracies)));
  }

  /** A contender of which nothing but these means over repeats is known. */
  static ContenderEntry summarized(String id, Map<String, SummaryEntry> summary) {
    return Entries.contender(id, "scratch", List.of(), summary);
  }

  /** A run whose epochs take so long. */
  static RunEntry run(double... seconds) {
    return run(1, 0.9, 1, "", seconds);
  }

  /** The same run, stopped after an epoch and resumed. */
  static RunEntry resumed(RunEntry run, int epoch) {
    return new RunEntry(
        run.repeat(),
        run.seed(),
        run.epochs(),
        run.stopped(),
        run.threshold(),
        run.metrics(),
        new TimeEntry(1, 1, 1, null, null, null, null, null, List.of(epoch)),
        run.memory(),
        run.observed(),
        run.weightsSha256());
  }

  private static RunEntry run(int repeat, double accuracy, double slowness, String sha256) {
    return run(repeat, accuracy, slowness, sha256, STEADY);
  }

  private static RunEntry run(
      int repeat, double accuracy, double slowness, String sha256, double... seconds) {
    MetricsEntry test =
        new MetricsEntry.OfClasses(
            1 - accuracy, accuracy, 0.5, 0.5, 0.5, Double.NaN, 0.5, new int[2][2], null);
    List<EpochEntry> epochs =
        IntStream.range(0, seconds.length)
            .mapToObj(i -> epoch(i + 1, slowness * seconds[i]))
            .toList();
    return new RunEntry(
        repeat, repeat, epochs, null, 0.5, Map.of("test", test), null, null, null, sha256);
  }

  private static EpochEntry epoch(int epoch, double seconds) {
    return new EpochEntry(
        epoch,
        Score.NONE,
        Score.NONE,
        Score.NONE,
        new RateSpan(0.1, 0.1),
        seconds,
        null,
        null,
        null);
  }
}
