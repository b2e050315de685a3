package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.TimeEntry;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** How long each contender took. */
record Performance(List<ContenderEntry> finished, Sentences told) {
  List<String> sentences() {
    for (ContenderEntry own : finished) {
      told.addMean(
          own,
          "training took %.2f s of the process's %.2f s; in steady state it processed %,.0f"
              + " rows/s.",
          MetricText.mean(own, "trainingSeconds"),
          MetricText.mean(own, "totalSeconds"),
          MetricText.mean(own, "rowsPerSecond"));
      resumes(own);
      firstEpoch(own);
      protocol(own);
      told.addMean(
          own,
          "JIT compilation used %.2f s of CPU time and garbage collection %.2f s, both in"
              + " parallel with the rest.",
          mean(own, TimeEntry::jitSeconds),
          mean(own, TimeEntry::gcSeconds));
    }
    return told.all();
  }

  private void resumes(ContenderEntry own) {
    for (RunEntry run : own.runs()) {
      for (int epoch : run.resumes()) {
        String repeat = own.runs().size() > 1 ? " of repeat " + run.repeat() : "";
        told.add(
            own,
            "resumed after epoch %d%s; the epoch after it is no part of the steady state.",
            epoch,
            repeat);
      }
    }
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
    told.addMean(
        own, "the first epoch took %.3g s, the median later epoch %.3g s.", seconds[0], median);
  }

  /** What the way to a program took, in the first repeat that had one. */
  private void protocol(ContenderEntry own) {
    own.runs().stream()
        .map(RunEntry::time)
        .filter(time -> time.protocol() != null)
        .findFirst()
        .ifPresent(
            time ->
                told.add(
                    own,
                    time.protocol().programSeconds() == null
                        ? "handing steps over to the program took %s; it tells no time of its own."
                        : "handing steps over to the program took %s, by the program's own clock.",
                    time.protocol().words(time.trainingSeconds())));
  }

  /** Over the repeats; NaN where one of them does not know. */
  private static double mean(ContenderEntry own, Function<TimeEntry, Double> seconds) {
    return own.runs().stream()
        .map(RunEntry::time)
        .mapToDouble(time -> seconds.apply(time) == null ? Double.NaN : seconds.apply(time))
        .average()
        .orElse(Double.NaN);
  }
}
