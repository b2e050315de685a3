package dev.tandem.workbench.report.page;

import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.workbench.report.analysis.Analysis;
import dev.tandem.workbench.report.answer.Answers;
import dev.tandem.workbench.report.chart.Raster;
import dev.tandem.workbench.report.gallery.Gallery;
import dev.tandem.workbench.report.page.ReportView.MetricCell;
import dev.tandem.workbench.report.page.ReportView.MetricGrid;
import dev.tandem.workbench.report.page.ReportView.MetricRow;
import dev.tandem.workbench.report.text.AttributionText;
import dev.tandem.workbench.report.text.ComparisonTable;
import dev.tandem.workbench.runs.metric.Formats;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Makes the content of a report from a saved run. */
record ReportViews(SavedRun run, ComparisonFile file) {
  private static final int MOST_IN_TITLE = 3;

  static ReportView of(SavedRun run, Gallery gallery, Function<Raster, byte[]> png) {
    return new ReportViews(run, run.results()).view(gallery, png);
  }

  private ReportView view(Gallery gallery, Function<Raster, byte[]> png) {
    ChartPlaces charts = new ChartPlaces(new ChartViews(png).of(gallery));
    return new ReportView(
        title(),
        ComparisonTable.dataset(file),
        result(),
        new CardViews(file).cards(),
        charts.named("loss", "accuracy", "scatter", "surface", "predictions-bars"),
        charts.named("confusion", "confusion-train"),
        Analysis.of(file),
        grid(ComparisonTable.rows(file)),
        intervals(),
        ComparisonTable.remarks(file),
        facts(),
        file.dataset().columns().stream().map(ReportViews::column).toList(),
        charts.named("training-samples"),
        MatrixViews.of(file),
        PairViews.of(file.verdicts()),
        file.attribution() == null ? List.of() : AttributionText.lines(file.attribution()),
        charts.named("attribution"),
        PairViews.baselines(file),
        AuditViews.of(file.audit()),
        charts.others(),
        gallery.leftOut(),
        ReproduceView.of(run));
  }

  /** Returns who is better, what explains it, who is faster, and who did not get that far. */
  private List<String> result() {
    List<String> result = new ArrayList<>(Answers.of(file).inShort());
    if (file.attribution() != null && file.attribution().answered()) {
      result.add(file.attribution().sentence());
    }
    file.contenders().stream()
        .filter(own -> own.message() != null)
        .forEach(own -> result.add(own.id() + " " + own.status() + ": " + own.message()));
    return result;
  }

  private String intervals() {
    boolean several = file.contenders().stream().anyMatch(own -> own.runs().size() > 1);
    return several
        ? "Metrics are means over the repeats ± standard deviation, with the 95 % interval of the"
            + " mean."
        : "";
  }

  private String title() {
    List<String> ids = file.contenders().stream().map(ContenderEntry::id).toList();
    String whom = ids.size() > MOST_IN_TITLE ? ids.size() + " contenders" : String.join(", ", ids);
    return file.experiment().get("name") + ": " + whom;
  }

  private static ReportView.TableColumn column(ColumnFacts own) {
    return new ReportView.TableColumn(
        own.name(),
        own.kind(),
        own.use(),
        Formats.whole(own.distinct()) + (own.more() ? "+" : ""),
        Formats.whole(own.missing()),
        own.values());
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    for (ContenderEntry own : file.contenders()) {
      String state = own.message() == null ? own.status() : own.status() + ": " + own.message();
      facts.add(
          String.format(
              Locale.ROOT,
              "%s: engine %s%s, %s, %d %s, %,d parameters, %s, %s",
              own.id(),
              own.engine(),
              own.version() == null ? "" : " (" + own.version() + ")",
              own.precision(),
              own.threads(),
              own.threads() == 1 ? "thread" : "threads",
              own.parameters(),
              own.runs().size() == 1 ? "1 repeat" : own.runs().size() + " repeats",
              state));
    }
    return facts;
  }

  /**
   * Returns a grid whose head is the first row; a row of intervals joins the one above it.
   *
   * @param rows as {@link ComparisonTable} has them
   */
  static MetricGrid grid(List<List<String>> rows) {
    List<MetricRow> grid = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      List<String> next = i + 1 < rows.size() ? rows.get(i + 1) : List.of("");
      boolean followed = isInterval(next);
      List<MetricCell> cells =
          IntStream.range(1, row.size())
              .mapToObj(c -> new MetricCell(row.get(c), followed ? next.get(c) : ""))
              .toList();
      grid.add(new MetricRow(row.get(0).strip(), cells));
      i += followed ? 1 : 0;
    }
    return new MetricGrid(rows.get(0).subList(1, rows.get(0).size()), grid);
  }

  private static boolean isInterval(List<String> row) {
    return row.get(0).strip().equals(ComparisonTable.INTERVAL.strip());
  }
}
