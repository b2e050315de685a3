package dev.tandem.workbench.report;

import dev.tandem.workbench.curves.Gallery;
import dev.tandem.workbench.report.ReportView.Grid;
import dev.tandem.workbench.report.ReportView.Row;
import dev.tandem.workbench.report.ReportView.Verdict;
import dev.tandem.workbench.results.ComparisonFile;
import dev.tandem.workbench.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.results.VerdictsEntry;
import dev.tandem.workbench.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.results.VerdictsEntry.PairEntry;
import dev.tandem.workbench.saved.SavedComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
        verdicts(),
        baselines(),
        models(),
        grid(ComparisonTable.rows(file)),
        ComparisonTable.remarks(file),
        List.of(),
        FigureViews.of(gallery),
        gallery.leftOut(),
        Analysis.of(file),
        RemakeView.of(run));
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

  private List<Verdict> verdicts() {
    List<Verdict> verdicts = new ArrayList<>();
    if (file.verdicts() == null) {
      return verdicts;
    }
    for (PairEntry pair : file.verdicts().pairs()) {
      for (FigureVerdictEntry figure : pair.figures()) {
        verdicts.add(
            new Verdict(kind(figure.verdict()), figure.verdict(), figure.sentence(), List.of()));
      }
      if (pair.time() != null) {
        String word = pair.time().verdict();
        verdicts.add(new Verdict(kind(word), word, pair.time().sentence(), List.of()));
      }
    }
    return verdicts;
  }

  private static String kind(String verdict) {
    return switch (verdict) {
      case VerdictsEntry.SAME, "beats" -> "same";
      case VerdictsEntry.DIFFERENT, "does not beat" -> "different";
      default -> "undecided";
    };
  }

  private List<Verdict> baselines() {
    return file.verdicts() == null
        ? List.of()
        : file.verdicts().baselines().stream()
            .map(own -> new Verdict(kind(own.verdict()), own.verdict(), own.sentence(), List.of()))
            .toList();
  }

  private List<String> models() {
    return file.verdicts() == null
        ? List.of()
        : file.verdicts().pairs().stream()
            .flatMap(pair -> pair.models().stream())
            .map(VerdictsEntry.ModelsEntry::sentence)
            .toList();
  }

  /** Of rows whose first one is the head. */
  static Grid grid(List<List<String>> rows) {
    List<String> head = rows.get(0).subList(1, rows.get(0).size());
    return new Grid(
        head,
        rows.subList(1, rows.size()).stream()
            .map(row -> new Row(row.get(0).strip(), row.subList(1, row.size())))
            .toList());
  }
}
