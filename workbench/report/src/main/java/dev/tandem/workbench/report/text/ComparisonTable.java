package dev.tandem.workbench.report.text;

import dev.tandem.network.Task;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.metric.MetricRange;
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
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All metrics of a comparison, contender beside contender, as text for a terminal. */
public final class ComparisonTable {
  /** The name of the row below a metric with several repeats. */
  public static final String INTERVAL = "  95 % interval";

  private final ComparisonFile file;
  private final List<ContenderEntry> contenders;

  private ComparisonTable(ComparisonFile file) {
    this.file = file;
    this.contenders = file.contenders();
  }

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
    text.append(AuditText.summary(file.audit(), contenders.size())).append('\n');
    text.append(table()).append('\n');
    text.append(remarks.legend());
    text.append(remarks.baselines());
    contenders.stream()
        .filter(c -> c.message() != null)
        .forEach(c -> text.append(c.id() + " " + c.status() + ": " + c.message() + "\n"));
    text.append(remarks.parity());
    if (file.verdicts() != null) {
      text.append('\n').append(VerdictLines.of(file.verdicts()));
    }
    return text.toString();
  }

  private String dataset() {
    DatasetEntry data = file.dataset();
    RowsEntry rows = data.rows();
    return format(
        "%s%s: %,d training, %,d validation and %,d test rows, %d features, %s, split %s",
        data.name(),
        data.generated() ? ", generated" : "",
        rows.train(),
        rows.validation(),
        rows.test(),
        data.features(),
        data.classes().isEmpty() ? "regression" : data.classes().size() + " classes",
        data.split());
  }

  private TextTable table() {
    TextTable table = new TextTable();
    table.row(cells("", ContenderEntry::id));
    table.row();
    table.row(cells("engine", ContenderEntry::engine));
    table.row(cells("version", c -> c.version() == null ? "-" : c.version()));
    table.row(cells("threads, precision", c -> c.threads() + ", " + c.precision()));
    if (contenders.stream().anyMatch(c -> !c.overrides().isEmpty())) {
      overrides(table);
    }
    if (contenders.stream().anyMatch(c -> c.dataset() != null)) {
      table.row(cells("training rows", this::trainingRows));
    }
    figureIfAny(table, "last epoch", "lastEpoch", Formats::whole);
    figureIfAny(table, "best epoch, kept", "bestEpoch", Formats::whole);
    if (file.task().equals(Task.REGRESSION.label())) {
      numbers(table);
    } else {
      classes(table);
    }
    figure(table, "training time", "trainingSeconds", Formats::seconds);
    figure(table, "rows per second, steady", "rowsPerSecond", Formats::whole);
    figure(table, "whole process", "totalSeconds", Formats::seconds);
    target(table);
    figure(table, "peak memory", "peakBytes", Formats::megabytes);
    figure(table, "  before any data", "baselineBytes", Formats::megabytes);
    table.row(cells("  rise while training", ComparisonTable::rise));
    return table;
  }

  /** Adds the time to a score, where there is a target. */
  private void target(TextTable table) {
    contenders.stream()
        .flatMap(contender -> contender.runs().stream())
        .map(run -> run.time().target())
        .filter(Objects::nonNull)
        .findFirst()
        .ifPresent(
            target -> {
              String label = "to " + target.score() + " " + Formats.brief(target.value());
              figure(table, label, "target.seconds", Formats::seconds);
              figure(table, "  epochs", "target.epochs", Formats::whole);
            });
  }

  private void numbers(TextTable table) {
    for (String side : List.of("train", "test")) {
      figure(table, side + " loss", side + ".loss", Formats::fourDigits);
      figure(table, side + " MAE", side + ".mae", Formats::fourDigits);
      figure(table, side + " RMSE", side + ".rmse", Formats::fourDigits);
      figure(table, side + " R²", side + ".r2", Formats::fourDigits);
    }
  }

  private void classes(TextTable table) {
    boolean chosen = has("test.atHalf.f1");
    if (chosen) {
      figure(table, "threshold", "threshold", Formats::fourDigits);
    }
    for (String side : List.of("train", "test")) {
      figure(table, side + " loss", side + ".loss", Formats::fourDigits);
      figure(table, side + " accuracy", side + ".accuracy", Formats::percent);
      figure(table, side + " precision", side + ".precision", Formats::fourDigits);
      figure(table, side + " recall", side + ".recall", Formats::fourDigits);
      figure(table, side + " F1", side + ".f1", Formats::fourDigits);
      figure(table, side + " PR-AUC", side + ".prAuc", Formats::fourDigits);
      figure(table, side + " ROC-AUC", side + ".rocAuc", Formats::fourDigits);
    }
    if (file.dataset().classes().size() == 2) {
      table.row(cells("test tn, fp, fn, tp", ComparisonTable::confusion));
    }
    if (chosen) {
      figure(table, "at 0.5: test accuracy", "test.atHalf.accuracy", Formats::percent);
      figure(table, "at 0.5: test F1", "test.atHalf.f1", Formats::fourDigits);
    }
  }

  private void figureIfAny(
      TextTable table, String label, String key, DoubleFunction<String> format) {
    if (has(key)) {
      figure(table, label, key, format);
    }
  }

  private boolean has(String key) {
    return contenders.stream().anyMatch(contender -> contender.summary().containsKey(key));
  }

  private void figure(TextTable table, String label, String key, DoubleFunction<String> format) {
    MetricRange range = MetricRange.of(key);
    table.row(cells(label, contender -> summary(contender.summary().get(key), format)));
    if (contenders.stream().anyMatch(contender -> hasInterval(contender.summary().get(key)))) {
      table.row(
          cells(INTERVAL, contender -> interval(contender.summary().get(key), range, format)));
    }
  }

  static boolean hasInterval(SummaryEntry entry) {
    return entry != null && !Double.isNaN(entry.low());
  }

  private static String interval(
      SummaryEntry entry, MetricRange range, DoubleFunction<String> format) {
    return hasInterval(entry)
        ? format.apply(range.cut(entry.low())) + " to " + format.apply(range.cut(entry.high()))
        : "-";
  }

  private List<String> cells(String label, Function<ContenderEntry, String> cell) {
    List<String> cells = new ArrayList<>(List.of(label));
    contenders.forEach(contender -> cells.add(cell.apply(contender)));
    return cells;
  }

  private static String summary(SummaryEntry entry, DoubleFunction<String> format) {
    if (entry == null || Double.isNaN(entry.mean())) {
      return "-";
    }
    String mean = format.apply(entry.mean());
    return entry.n() < 2 ? mean : mean + " ± " + format.apply(entry.sd());
  }

  private static String rise(ContenderEntry contender) {
    SummaryEntry peak = contender.summary().get("peakBytes");
    SummaryEntry before = contender.summary().get("baselineBytes");
    return peak == null || Double.isNaN(peak.mean())
        ? "-"
        : Formats.megabytes(peak.mean() - before.mean());
  }

  /** Returns the mean over the repeats, as of every other metric. */
  private static String confusion(ContenderEntry contender) {
    if (contender.runs().isEmpty()) {
      return "-";
    }
    List<int[][]> counts =
        contender.runs().stream()
            .map(run -> ((MetricsEntry.OfClasses) run.metrics().get("test")).confusion())
            .toList();
    String pattern = counts.size() == 1 ? "%.0f" : "%.1f";
    return IntStream.range(0, 4)
        .mapToDouble(
            cell ->
                counts.stream().mapToInt(own -> own[cell / 2][cell % 2]).average().orElseThrow())
        .mapToObj(mean -> format(pattern, mean))
        .collect(Collectors.joining(", "));
  }

  private String trainingRows(ContenderEntry contender) {
    DatasetEntry own = contender.dataset() == null ? file.dataset() : contender.dataset();
    return format("%,d", own.rows().train());
  }

  /** Adds a row for each key, so that columns stay narrow. */
  private void overrides(TextTable table) {
    List<List<String>> parts = contenders.stream().map(c -> Settings.keys(c.overrides())).toList();
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
