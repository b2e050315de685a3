package dev.tandem.workbench.report.text;

import dev.tandem.network.Task;
import dev.tandem.workbench.report.analysis.FindingLines;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.metric.MetricRange;
import dev.tandem.workbench.runs.metric.MetricText;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;

/** All metrics of a comparison, contender beside contender, as text for a terminal. */
public record ComparisonTable(ComparisonFile file) {
  /** The name of the row below a metric with several repeats. */
  public static final String INTERVAL = "  95 % interval";

  /** The cells of a confusion matrix of two classes, row by row. */
  private static final List<String> CELLS =
      List.of("true negatives", "false positives", "false negatives", "true positives");

  /** Returns the table, what it was measured on, and how far the contenders diverged. */
  public static String of(ComparisonFile file) {
    return new ComparisonTable(file).text();
  }

  /** Returns the table's rows; the first cell names a row, the first row the contenders. */
  public static List<List<String>> rows(ComparisonFile file) {
    return new ComparisonTable(file).table().rows();
  }

  /** Returns what it was measured on, in one line. */
  public static String dataset(ComparisonFile file) {
    return new ComparisonTable(file).dataset();
  }

  /** Returns what stands below the table: legend, baselines, notes, how far contenders diverged. */
  public static List<String> remarks(ComparisonFile file) {
    ComparisonRemarks remarks = new ComparisonRemarks(file);
    return (remarks.legend() + remarks.baselines() + remarks.parity()).lines().toList();
  }

  private String text() {
    ComparisonRemarks remarks = new ComparisonRemarks(file);
    StringBuilder text = new StringBuilder();
    text.append(dataset()).append('\n');
    text.append(AuditText.summary(file.audit(), file.contenders().size())).append('\n');
    text.append(table()).append('\n');
    text.append(remarks.legend());
    text.append(remarks.baselines());
    file.contenders().stream()
        .filter(c -> c.message() != null)
        .forEach(c -> text.append(c.id() + " " + c.status() + ": " + c.message() + "\n"));
    text.append(remarks.parity());
    FindingLines.of(file).forEach(line -> text.append("analysis: " + line + "\n"));
    if (file.verdicts() != null) {
      text.append('\n').append(VerdictLines.of(file.verdicts()));
    }
    return text.toString();
  }

  private String dataset() {
    DatasetEntry data = file.dataset();
    RowsEntry rows = data.rows();
    String name = data.name() + (data.generated() ? ", generated" : "");
    String task = data.classes().isEmpty() ? "regression" : data.classes().size() + " classes";
    return data.split().equals("none")
        ? format(
            "%s: no split, all %,d rows are both trained on and measured on, %d features, %s",
            name, rows.train(), data.features(), task)
        : format(
            "%s: %,d training, %,d validation and %,d test rows, %d features, %s, %s split",
            name,
            rows.train(),
            rows.validation(),
            rows.test(),
            data.features(),
            task,
            data.split());
  }

  private TextTable table() {
    TextTable table = new TextTable();
    table.row(cells("", ContenderEntry::id));
    table.row();
    table.row(cells("engine", ContenderEntry::engine));
    table.row(cells("version", c -> c.version() == null ? "-" : c.version()));
    table.row(cells("threads, precision", c -> c.threads() + ", " + c.precision()));
    if (file.contenders().stream().anyMatch(c -> !c.overrides().isEmpty())) {
      overrides(table);
    }
    if (file.contenders().stream().anyMatch(c -> c.dataset() != null)) {
      table.row(cells("training rows", this::trainingRows));
    }
    Stream.of(Metric.LAST_EPOCH, Metric.BEST_EPOCH)
        .filter(metric -> has(metric.key()))
        .forEach(metric -> metric(table, metric.words(), metric.key()));
    evaluation(table);
    metric(table, "training time", Metric.TRAINING_SECONDS.key());
    metric(table, "rows/s (steady state)", Metric.ROWS_PER_SECOND.key());
    metric(table, "whole process", Metric.TOTAL_SECONDS.key());
    target(table);
    metric(table, "peak memory", Metric.PEAK_BYTES.key());
    metric(table, "  at start", Metric.BASELINE_BYTES.key());
    table.row(cells("  increase during training", ComparisonTable::rise));
    return table;
  }

  /** Adds the time to a score, where there is a target. */
  private void target(TextTable table) {
    file.contenders().stream()
        .flatMap(contender -> contender.runs().stream())
        .map(run -> run.time().target())
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            target -> {
              String label = "to " + target.score() + " " + Formats.brief(target.value());
              metric(table, label, Metric.TARGET_SECONDS.key());
              metric(table, "  epochs", Metric.TARGET_EPOCHS.key());
            });
  }

  private String words(String key) {
    boolean loss = key.endsWith("." + Metric.LOSS.key());
    return MetricText.words(key) + (loss ? file.dataset().lossNote() : "");
  }

  private void evaluation(TextTable table) {
    boolean chosen = has("test.atHalf.f1");
    if (chosen) {
      metric(table, Metric.THRESHOLD.words(), Metric.THRESHOLD.key());
    }
    Task task = file.task().equals(Task.REGRESSION.label()) ? Task.REGRESSION : Task.CLASSIFICATION;
    List<String> keys =
        Stream.concat(Stream.of(Metric.LOSS), Metric.of(task).stream())
            .distinct()
            .map(Metric::key)
            .toList();
    for (String split : List.of("train.", "test.")) {
      keys.forEach(key -> metric(table, words(split + key), split + key));
    }
    if (file.dataset().classes().size() == 2) {
      for (int cell = 0; cell < CELLS.size(); cell++) {
        int own = cell;
        table.row(cells("test " + CELLS.get(cell), contender -> confusion(contender, own)));
      }
    }
    if (chosen) {
      metric(table, "at 0.5: test accuracy", "test.atHalf.accuracy");
      metric(table, "at 0.5: test F1", "test.atHalf.f1");
    }
  }

  private boolean has(String key) {
    return file.contenders().stream().anyMatch(contender -> contender.summary().containsKey(key));
  }

  private void metric(TextTable table, String label, String key) {
    table.row(cells(label, contender -> summary(key, contender.summary().get(key))));
    if (file.contenders().stream()
        .anyMatch(contender -> hasInterval(contender.summary().get(key)))) {
      table.row(cells(INTERVAL, contender -> interval(key, contender.summary().get(key))));
    }
  }

  static boolean hasInterval(SummaryEntry entry) {
    return entry != null && !Double.isNaN(entry.low());
  }

  private static String interval(String key, SummaryEntry entry) {
    MetricRange range = MetricRange.of(key);
    return hasInterval(entry)
        ? MetricText.text(key, range.cut(entry.low()))
            + " to "
            + MetricText.text(key, range.cut(entry.high()))
        : "-";
  }

  private List<String> cells(String label, Function<ContenderEntry, String> cell) {
    List<String> cells = new ArrayList<>(List.of(label));
    file.contenders().forEach(contender -> cells.add(cell.apply(contender)));
    return cells;
  }

  private static String summary(String key, SummaryEntry entry) {
    if (entry == null || Double.isNaN(entry.mean())) {
      return "-";
    }
    String mean = MetricText.text(key, entry.mean());
    return entry.n() < 2 ? mean : mean + " ± " + MetricText.text(key, entry.sd());
  }

  private static String rise(ContenderEntry contender) {
    return Metric.PEAK_BYTES.text(
        MetricText.mean(contender, Metric.PEAK_BYTES.key())
            - MetricText.mean(contender, Metric.BASELINE_BYTES.key()));
  }

  /** Returns the mean over the repeats, as of every other metric. */
  private static String confusion(ContenderEntry contender, int cell) {
    OptionalDouble mean =
        contender.runs().stream()
            .map(run -> ((MetricsEntry.OfClasses) run.metrics().get("test")).confusion())
            .mapToInt(counts -> counts[cell / 2][cell % 2])
            .average();
    String pattern = contender.runs().size() == 1 ? "%,.0f" : "%,.1f";
    return mean.isEmpty() ? "-" : format(pattern, mean.getAsDouble());
  }

  private String trainingRows(ContenderEntry contender) {
    DatasetEntry own = contender.dataset() == null ? file.dataset() : contender.dataset();
    return format("%,d", own.rows().train());
  }

  /** Adds a row for each key, so that columns stay narrow. */
  private void overrides(TextTable table) {
    List<List<String>> parts =
        file.contenders().stream().map(c -> Settings.keys(c.overrides())).toList();
    int rows = parts.stream().mapToInt(List::size).max().orElse(0);
    for (int i = 0; i < rows; i++) {
      List<String> cells = new ArrayList<>(List.of(i == 0 ? "differs in" : ""));
      for (List<String> own : parts) {
        cells.add(i < own.size() ? own.get(i) : i == 0 ? "-" : "");
      }
      table.row(cells);
    }
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
