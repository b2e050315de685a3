package dev.tandem.workbench.report.analysis;

import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MemoryEntry;
import java.util.List;
import java.util.function.Function;

/** How much memory each contender's process held. */
final class MemoryUse {
  private static final double MEGABYTE = 1e6;

  private MemoryUse() {}

  static List<String> sentences(List<ContenderEntry> finished) {
    Sentences sentences = new Sentences();
    for (ContenderEntry own : finished) {
      double peak = MetricText.mean(own, "peakBytes") / MEGABYTE;
      double before = MetricText.mean(own, "baselineBytes") / MEGABYTE;
      sentences.addMean(
          own,
          "the process used at most %.0f MB, %.0f MB more than at start, with the engine loaded"
              + " and no data.",
          peak,
          peak - before);
      if (own.runs().stream().anyMatch(MemoryUse::inProgram)) {
        sentences.addMean(own, "the program's processes used at most %.0f MB.", peak);
      }
      double empty = mean(own, MemoryEntry::emptyBytes);
      sentences.addMean(
          own,
          "that is %.0f MB more than an empty JVM uses; the peak is %.0f MB of Java heap and"
              + " %.0f MB of other memory.",
          peak - empty,
          mean(own, MemoryEntry::heapBytes),
          mean(own, MemoryEntry::offHeapBytes));
    }
    return sentences.all();
  }

  private static boolean inProgram(RunEntry run) {
    return run.observed() != null && run.observed().program() != null;
  }

  /** In megabytes over the repeats; NaN where one of them does not know. */
  private static double mean(ContenderEntry own, Function<MemoryEntry, Long> bytes) {
    return own.runs().stream()
        .mapToDouble(
            one -> {
              Long known = one.memory() == null ? null : bytes.apply(one.memory());
              return known == null ? Double.NaN : known / MEGABYTE;
            })
        .average()
        .orElse(Double.NaN);
  }
}
