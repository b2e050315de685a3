package dev.tandem.workbench.report.page;

import dev.tandem.workbench.report.analysis.Analysis;
import dev.tandem.workbench.report.figures.Gallery;
import dev.tandem.workbench.report.page.ReportView.FigureCell;
import dev.tandem.workbench.report.page.ReportView.FigureGrid;
import dev.tandem.workbench.report.page.ReportView.FigureRow;
import dev.tandem.workbench.report.text.ComparisonTable;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Makes of a saved run what its report says. */
final class ReportViews {
  private final SavedComparison run;
  private final ComparisonFile file;

  private ReportViews(SavedComparison run) {
    this.run = run;
    this.file = run.file();
  }

  static ReportView of(SavedComparison run, Gallery gallery) {
    return new ReportViews(run).view(gallery);
  }

  private ReportView view(Gallery gallery) {
    return new ReportView(
        title(),
        facts(),
        PairViews.of(file.verdicts()),
        PairViews.baselines(file.verdicts()),
        grid(ComparisonTable.rows(file)),
        intervals(),
        ComparisonTable.remarks(file),
        AuditViews.of(file.audit()),
        FigureViews.of(gallery),
        gallery.leftOut(),
        Analysis.of(file),
        RemakeView.of(run));
  }

  private String intervals() {
    boolean several = file.contenders().stream().anyMatch(own -> own.runs().size() > 1);
    return several
        ? "A figure is the mean over the repeats ± their standard deviation; with it stands the"
            + " 95 % interval of the mean."
        : "";
  }

  private String title() {
    List<String> ids = file.contenders().stream().map(ContenderEntry::id).toList();
    return file.experiment().get("name") + ": " + String.join(", ", ids);
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>(List.of(ComparisonTable.dataset(file)));
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
   * Of rows whose first one is the head; a row of intervals joins the one above it.
   *
   * @param rows as {@link ComparisonTable} has them
   */
  static FigureGrid grid(List<List<String>> rows) {
    List<FigureRow> grid = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      List<String> row = rows.get(i);
      List<String> next = i + 1 < rows.size() ? rows.get(i + 1) : List.of("");
      boolean followed = isInterval(next);
      List<FigureCell> cells =
          IntStream.range(1, row.size())
              .mapToObj(c -> new FigureCell(row.get(c), followed ? next.get(c) : ""))
              .toList();
      grid.add(new FigureRow(row.get(0).strip(), cells));
      i += followed ? 1 : 0;
    }
    return new FigureGrid(rows.get(0).subList(1, rows.get(0).size()), grid);
  }

  private static boolean isInterval(List<String> row) {
    return row.get(0).strip().equals(ComparisonTable.INTERVAL.strip());
  }
}
