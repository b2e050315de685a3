package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.TimeEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How long each contender took. */
final class Performance {
  private final ComparisonFile file;
  private final List<ContenderEntry> finished;
  private final Sentences sentences = new Sentences();

  Performance(ComparisonFile file, List<ContenderEntry> finished) {
    this.file = file;
    this.finished = finished;
  }

  List<String> sentences() {
    for (ContenderEntry own : finished) {
      sentences.addMean(
          own,
          "%s: training took %.2f s of the %.2f s that its process was at work; in steady epochs it"
              + " passed %,.0f rows per second.",
          mean(own, "trainingSeconds"),
          mean(own, "totalSeconds"),
          mean(own, "rowsPerSecond"));
      firstEpoch(own);
      sentences.addMean(
          own,
          "%s: compilers took %.2f s of the processor and garbage collection %.2f s; both overlap"
              + " the rest.",
          mean(own, TimeEntry::jitSeconds),
          mean(own, TimeEntry::gcSeconds));
    }
    if (file.verdicts() != null) {
      for (PairEntry pair : file.verdicts().pairs()) {
        sentences.add("%s", pair.time() == null ? null : pair.time().sentence());
      }
    }
    return sentences.all();
  }

  private void firstEpoch(ContenderEntry own) {
    double[] seconds = EpochMeans.of(own, EpochEntry::seconds);
    if (seconds.length < 2) {
      return;
    }
    double[] later = Arrays.copyOfRange(seconds, 1, seconds.length);
    Arrays.sort(later);
    int middle = later.length / 2;
    double median = later.length % 2 == 1 ? later[middle] : (later[middle - 1] + later[middle]) / 2;
    sentences.addMean(
        own,
        "%s: the first epoch took %.3g s, the median of the later ones %.3g s.",
        seconds[0],
        median);
  }

  /** Over the repeats; NaN where one of them does not know. */
  private static double mean(ContenderEntry own, Function<TimeEntry, Double> seconds) {
    return own.runs().stream()
        .map(RunEntry::time)
        .mapToDouble(time -> seconds.apply(time) == null ? Double.NaN : seconds.apply(time))
        .average()
        .orElse(Double.NaN);
  }

  private static double mean(ContenderEntry own, String figure) {
    return Convergence.mean(own, figure);
  }
}
