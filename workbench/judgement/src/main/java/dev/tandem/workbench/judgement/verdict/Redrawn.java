package dev.tandem.workbench.judgement.verdict;

import dev.tandem.workbench.judgement.statistics.Resampling;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import java.util.List;
import java.util.stream.Stream;

/** What varied from repeat to repeat beside the seed: nothing, the split, or the fold. */
public final class Redrawn {
  private Redrawn() {}

  /**
   * Returns what repeats share that drew their rows from one set: the mean of test rows per
   * training row.
   *
   * @return {@link Resampling#NONE} where all repeats have the same rows
   */
  public static Resampling resampling(Stream<RunEntry> runs) {
    return new Resampling(
        runs.map(RunEntry::resampled)
            .filter(resampled -> resampled != null)
            .mapToDouble(resampled -> (double) resampled.rows().test() / resampled.rows().train())
            .average()
            .orElse(0));
  }

  /** {@code "10 repeats"}, {@code "10 repeats, each with its own seed and split"} and so on. */
  static String repeats(int n, List<RunPair> runs) {
    ResampledEntry resampled = runs.isEmpty() ? null : runs.get(0).a().resampled();
    if (resampled == null) {
      return Words.repeats(n);
    }
    return resampled.fold() == null
        ? Words.repeats(n) + ", each with its own seed and split"
        : Words.counted(n, "fold") + " of " + resampled.fold().of() + ", each with its own seed";
  }
}
