package dev.tandem.workbench.report.page;

import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.training.Score;
import dev.tandem.training.TrainingEvent.RateSpan;
import dev.tandem.workbench.observed.MemorySample;
import dev.tandem.workbench.observed.PhaseSeconds;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ParityEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.CsvText;
import dev.tandem.workbench.runs.results.MemoryEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.TargetEntry;
import dev.tandem.workbench.runs.results.TimeEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A small run of two classes and two contenders, as compare would have left it. */
public final class RunOnDisk {
  public static final List<String> IDS = List.of("scratch", "pytorch");

  /** Gradients of more epochs than these were looked at in every second one only. */
  private static final int FEW = 4;

  private RunOnDisk() {}

  /**
   * The results.
   *
   * @param classes two names
   * @param loss of training in epochs 1 and 2, all repeats and contenders alike
   */
  public static ComparisonFile file(List<String> classes, int repeats, double... loss) {
    DatasetEntry dataset =
        new DatasetEntry(
            "small",
            true,
            "abcd",
            2,
            classes,
            new RowsEntry(8, 4, 4),
            "random",
            List.of(),
            List.of(),
            null,
            null);
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        "classification",
        Map.of("name", "small", "loss", Map.of("type", "binary-cross-entropy")),
        dataset,
        new BaselineEntry.OfClasses(0.5, 0.5, 0.6667),
        IDS.stream().map(id -> contender(id, repeats, loss)).toList(),
        List.of(new ParityEntry("scratch", "pytorch", 1, 1.25e-7, 3e-8)),
        null,
        List.of(audit("rows", AuditEntry.MATCHED), audit("threads", AuditEntry.DIFFERS)),
        null,
        null);
  }

  private static AuditEntry audit(String item, String finding) {
    boolean differs = finding.equals(AuditEntry.DIFFERS);
    return new AuditEntry(
        "scratch",
        "pytorch",
        item,
        finding,
        "1",
        differs ? "2" : "1",
        differs ? List.of("speed") : List.of(),
        null,
        differs ? "1 and 2 threads" : null);
  }

  public static ContenderEntry contender(String id, int repeats, double... loss) {
    List<RunEntry> runs = new ArrayList<>();
    for (int repeat = 1; repeat <= repeats; repeat++) {
      runs.add(run(repeat, loss));
    }
    return new ContenderEntry(
        id,
        id,
        "1",
        "CPU",
        1,
        "float32",
        repeats == 0 ? "failed" : "finished",
        repeats == 0 ? "out of luck" : null,
        3,
        Map.of(),
        null,
        runs,
        repeats == 0 ? Map.of() : summary(repeats));
  }

  private static Map<String, SummaryEntry> summary(int n) {
    return Map.of(
        "train.loss", new SummaryEntry(0.3, 0.01, 0.2, 0.4, n),
        "test.loss", new SummaryEntry(0.35, 0.01, 0.2, 0.4, n),
        "test.accuracy", new SummaryEntry(0.75, 0.05, 0.7, 0.8, n),
        "trainingSeconds", new SummaryEntry(1.5, 0.1, 1, 2, n),
        "totalSeconds", new SummaryEntry(2.5, 0.1, 2, 3, n),
        "rowsPerSecond", new SummaryEntry(1234, 10, 1000, 2000, n),
        "peakBytes", new SummaryEntry(200e6, 1e6, 1e6, 3e8, n),
        "baselineBytes", new SummaryEntry(150e6, 1e6, 1e6, 3e8, n));
  }

  private static RunEntry run(int repeat, double... loss) {
    List<EpochEntry> epochs = new ArrayList<>();
    for (int i = 0; i < loss.length; i++) {
      boolean lookedAt = loss.length <= FEW || i % 2 == 0;
      Score test = new Score(loss[i] + 0.05, 0.75, 0.7);
      Score validation = new Score(loss[i] + 0.1, 0.5, 0.6);
      epochs.add(
          new EpochEntry(
              i + 1,
              new Score(loss[i], 0.75),
              validation,
              test,
              new RateSpan(0.1, 0.1),
              0.5 / (i + 1),
              "ab",
              0.01,
              lookedAt ? Map.of("0", 1.0 / (i + 1)) : null));
    }
    MetricsEntry.OfClasses metrics =
        new MetricsEntry.OfClasses(
            0.35,
            0.7 + repeat * 0.01,
            1,
            0.5,
            0.6667,
            0.8,
            0.8,
            new int[][] {{2, 0}, {1, 1}},
            null);
    return new RunEntry(
        repeat,
        repeat,
        epochs,
        null,
        0.4,
        Map.of("train", metrics, "validation", metrics, "test", metrics),
        new TimeEntry(
            1.5,
            1234,
            2.5,
            new PhaseSeconds(0.2, 0.3, 0.1, 0.5, 1, 0.2, 0.2, 3),
            0.8,
            0.05,
            new TargetEntry("accuracy", 0.7, 1, 0.5, 1, 0.5, null),
            null,
            List.of()),
        new MemoryEntry(
            200_000_000L,
            150_000_000L,
            40_000_000L,
            60_000_000L,
            140_000_000L,
            List.of(
                new MemorySample(0.1, 40_000_000, 10_000_000, 30_000_000),
                new MemorySample(2, 200_000_000, 60_000_000, 140_000_000))),
        null,
        "feed");
  }

  /** Writes results and the predictions of four test rows: one of two positives is missed. */
  public static Path write(Path folder, ComparisonFile file) throws IOException {
    Files.createDirectories(folder);
    Json.MAPPER.writeValue(folder.resolve("comparison.json").toFile(), file);
    List<String> names = file.dataset().classes();
    for (ContenderEntry own : file.contenders()) {
      for (RunEntry run : own.runs()) {
        Path place = folder.resolve("contenders").resolve(own.id()).resolve(run.repeat() + "");
        Files.createDirectories(place);
        CsvText csv = new CsvText();
        csv.row(List.of("row", "actual", "predicted"));
        int[] actual = {0, 1, 0, 1};
        for (int row = 0; row < actual.length; row++) {
          csv.row(List.of(row + "", names.get(actual[row]), "?"));
        }
        Files.writeString(place.resolve("predictions.csv"), csv.toString());
        Safetensors.write(
            place.resolve("predictions.safetensors"),
            Map.of(),
            Map.of("test", Entry.of(new float[] {-2, 1, -1, -3}, 4, 1)));
      }
    }
    return folder;
  }
}
