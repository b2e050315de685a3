package dev.tandem.workbench.sweep;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.tandem.datasets.DataFacts;
import dev.tandem.workbench.experiment.Contender;
import dev.tandem.workbench.figures.SweepFigure;
import dev.tandem.workbench.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.results.SweepFile;
import dev.tandem.workbench.results.SweepFile.CombinationEntry;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Turns the records of all runs into {@code sweep.json}, {@code sweep.csv}, a picture and YAML. */
final class SweepResults {
  private final SweepPlan plan;
  private final Map<PlannedRun, RunRecord> records;
  private final int jobs;

  SweepResults(SweepPlan plan, Map<PlannedRun, RunRecord> records, int jobs) {
    this.plan = plan;
    this.records = records;
    this.jobs = jobs;
  }

  /** Writes everything; the JSON file comes last. */
  SweepFile write(SweepFolder folder) {
    SweepFile file = file();
    folder.write(folder.path().resolve("sweep.csv"), csv(file));
    picture(folder, file);
    if (!file.ranked().isEmpty()) {
      Combination best = combination(file.ranked().get(0));
      folder.write(folder.path().resolve("best.yaml"), BestExperiment.yaml(plan, best, file));
    }
    folder.writeJson(folder.path().resolve("sweep.json"), file);
    return file;
  }

  private SweepFile file() {
    List<CombinationEntry> entries = Ranking.of(plan, records);
    boolean any = entries.get(0).ranked();
    Combination first = combination(entries.get(0));
    Contender contender = first.contender();
    DataFacts facts = plan.runs().get(first).get(0).prepared().facts();
    return new SweepFile(
        SweepFile.SCHEMA,
        plan.spec().name(),
        contender.engine(),
        contender.execution().precision().label(),
        contender.execution().threads(),
        plan.figure().key(),
        plan.figure().label(),
        plan.figure().largerIsBetter(),
        plan.spec().keys(),
        plan.spec().seeds(),
        jobs,
        new RowsEntry(facts.trainRows(), facts.validationRows(), facts.testRows()),
        entries,
        any ? test(plan.runs().get(first)) : Map.of(),
        notes());
  }

  private Combination combination(CombinationEntry entry) {
    return plan.spec().combinations().stream()
        .filter(combination -> combination.settings().equals(entry.settings()))
        .findFirst()
        .orElseThrow();
  }

  private Map<String, SummaryEntry> test(List<PlannedRun> runs) {
    List<RunRecord> own = runs.stream().map(records::get).toList();
    Map<String, SummaryEntry> test = new LinkedHashMap<>();
    for (String key : own.get(0).test().keySet()) {
      test.put(key, Ranking.over(own, run -> RunRecord.value(run.test(), key)));
    }
    return test;
  }

  private List<String> notes() {
    TreeSet<Integer> validationRows = new TreeSet<>();
    TreeSet<String> data = new TreeSet<>();
    for (List<PlannedRun> runs : plan.runs().values()) {
      DataFacts facts = runs.get(0).prepared().facts();
      validationRows.add(facts.validationRows());
      data.add(facts.fingerprint());
    }
    return data.size() == 1
        ? List.of()
        : List.of(
            "the combinations do not share their data (validation rows: "
                + validationRows
                + "), so their figures compare only roughly");
  }

  private String csv(SweepFile file) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().build(text);
    List<String> header = new ArrayList<>(List.of("rank"));
    header.addAll(file.keys());
    String figure = "validation_" + file.figure();
    header.addAll(
        List.of(
            figure + "_mean", figure + "_sd", "runs", "epochs", "seconds", "status", "message"));
    csv.writeRecord(header);
    for (CombinationEntry entry : file.combinations()) {
      List<String> cells = new ArrayList<>(List.of(entry.ranked() ? entry.rank() + "" : ""));
      file.keys().forEach(key -> cells.add(Settings.text(entry.settings().get(key))));
      cells.add(cell(entry.ranked() ? entry.figure().mean() : Double.NaN));
      cells.add(cell(entry.ranked() ? entry.figure().sd() : Double.NaN));
      cells.add(entry.runs().size() + "");
      cells.add(cell(entry.epochs()));
      cells.add(cell(entry.seconds()));
      cells.add(entry.status());
      cells.add(entry.message() == null ? "" : entry.message());
      csv.writeRecord(cells);
    }
    return text.toString();
  }

  private static String cell(double value) {
    return Double.isFinite(value) ? value + "" : "";
  }

  private void picture(SweepFolder folder, SweepFile file) {
    List<SweepFigure.Point> points = new ArrayList<>();
    for (CombinationEntry entry : file.combinations()) {
      List<String> values =
          file.keys().stream().map(key -> Settings.text(entry.settings().get(key))).toList();
      points.add(
          new SweepFigure.Point(
              values, entry.ranked() ? entry.figure().mean() : Double.NaN, entry.figure().sd()));
    }
    int seeds = file.seeds().size();
    String what = "validation " + file.label();
    String note =
        seeds > 1
            ? "mean over " + seeds + " seeds, ± standard deviation; training on " + file.engine()
            : "one seed; training on " + file.engine();
    DataFacts facts = plan.facts();
    String title = file.name() + (facts.generated() ? " (generated)" : "") + ": " + what;
    SweepFigure.write(
        folder.path().resolve("sweep.png"),
        new SweepFigure.Content(title, what, note, file.keys(), points));
  }
}
