package dev.tandem.workbench.runs.store;

import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Run folders with the few values that finding, comparing and clearing away read. */
final class SampleRun {
  private SampleRun() {}

  static ComparisonFile file(Map<String, Object> experiment, ContenderEntry... contenders) {
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        "classification",
        experiment,
        dataset("abcd"),
        new BaselineEntry.OfClasses(0.5, 0.5, 0.6667),
        List.of(contenders),
        List.of(),
        null,
        List.of(),
        null,
        null);
  }

  static DatasetEntry dataset(String fingerprint) {
    RowsEntry rows = new RowsEntry(8, 4, 4);
    List<String> classes = List.of("no", "yes");
    return new DatasetEntry(
        "xor", true, fingerprint, 2, classes, rows, "random", List.of(), List.of(), null, null);
  }

  /**
   * Returns a contender with one finished repeat.
   *
   * @param weights the hash of its weights
   */
  static ContenderEntry finished(String id, String weights, Map<String, Double> means) {
    RunEntry run = new RunEntry(1, 1, List.of(), null, null, Map.of(), null, null, null, weights);
    Map<String, SummaryEntry> summary =
        means.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    mean -> new SummaryEntry(mean.getValue(), 0, Double.NaN, Double.NaN, 1)));
    return contender(id, "finished", null, List.of(run), summary);
  }

  /** Returns a contender without results. */
  static ContenderEntry without(String id, String status, String message) {
    return contender(id, status, message, List.of(), Map.of());
  }

  private static ContenderEntry contender(
      String id,
      String status,
      String message,
      List<RunEntry> runs,
      Map<String, SummaryEntry> summary) {
    return new ContenderEntry(
        id, id, "1", "CPU", 1, "float32", status, message, 9, Map.of(), null, runs, summary);
  }

  /** Makes a run of the present version that has ended, under another name than the time's. */
  static Path ended(Path runs, String id, RunState state, ComparisonFile file) throws IOException {
    RunFolder folder = RunFolder.create(runs, "xor");
    folder.writeJson(folder.path().resolve("comparison.json"), file);
    folder.writeJson(folder.path().resolve("environment.json"), Map.of("java", "17"));
    return Files.move(folder.finish(state), runs.resolve("xor").resolve(id));
  }

  /** Makes a run that was stopped in epoch 2 of 20, before there was a {@code comparison.json}. */
  static Path interrupted(Path runs, String id) throws IOException {
    RunFolder folder = RunFolder.create(runs, "xor");
    Path contender = folder.contender("scratch", 1);
    folder.writeJson(
        contender.resolve("job.json"),
        Map.of("experiment", Map.of("training", Map.of("epochs", 20))));
    folder.append(contender.resolve("events.jsonl"), Map.of("type", "hello", "version", "1"));
    folder.append(
        contender.resolve("events.jsonl"),
        Map.of(
            "type",
            "epoch",
            "epoch",
            1,
            "train",
            Map.of("loss", 0.3125, "accuracy", 0.9),
            "validation",
            Map.of("loss", 0.4, "accuracy", 0.95)));
    folder.close();
    Files.writeString(
        contender.resolve("events.jsonl"), "{\"type\":\"epoch\",\"epo", StandardOpenOption.APPEND);
    return Files.move(folder.path(), runs.resolve("xor").resolve(id));
  }

  /** Takes the state file away, as an earlier version has left the folder. */
  static Path ofEarlierVersion(Path run) throws IOException {
    Files.delete(run.resolve("state.json"));
    Files.writeString(run.resolve("experiment.yaml"), "name: xor\n");
    return run;
  }
}
