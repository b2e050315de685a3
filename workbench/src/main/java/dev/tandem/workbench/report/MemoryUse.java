package dev.tandem.workbench.report;

import dev.tandem.workbench.results.ComparisonFile.ContenderEntry;
import java.util.List;

/** How much memory each contender's process held. */
final class MemoryUse {
  private static final double MEGABYTE = 1e6;

  private MemoryUse() {}

  static List<String> sentences(List<ContenderEntry> finished) {
    Sentences sentences = new Sentences();
    for (ContenderEntry own : finished) {
      double peak = Convergence.mean(own, "peakBytes") / MEGABYTE;
      double before = Convergence.mean(own, "baselineBytes") / MEGABYTE;
      sentences.add(
          "%s: the process held %.0f MB at most, %.0f MB more than with the engine loaded and"
              + " before any data.",
          own.id(), peak, peak - before);
    }
    return sentences.all();
  }
}
