package dev.tandem.workbench.judgement;

import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.List;
import java.util.Map;

/** Contenders as files have them, for tests that judge their runs. */
public final class Entries {
  private Entries() {}

  /** What {@code comparison.json} has to hold, with these contenders. */
  public static Map<String, Object> comparison(List<ContenderEntry> contenders) {
    return Map.of(
        "schema",
        "tandem.comparison/1",
        "task",
        "classification",
        "experiment",
        Map.of(),
        "dataset",
        Map.of("rows", Map.of("train", 1, "validation", 1, "test", 1)),
        "contenders",
        contenders);
  }

  /** A contender of an engine that finished these runs; without any it failed. */
  public static ContenderEntry contender(
      String id, String engine, List<RunEntry> runs, Map<String, SummaryEntry> summary) {
    return new ContenderEntry(
        id,
        engine,
        "1",
        "CPU",
        1,
        "float32",
        runs.isEmpty() ? "failed" : "finished",
        null,
        22,
        Map.of(),
        null,
        runs,
        summary);
  }
}
