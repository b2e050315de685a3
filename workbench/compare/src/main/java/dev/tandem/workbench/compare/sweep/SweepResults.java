package dev.tandem.workbench.compare.sweep;

import dev.tandem.datasets.DataFacts;
import dev.tandem.workbench.compare.experiment.ExperimentFiles;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.runs.metric.Metric;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.SweepFile;
import dev.tandem.workbench.runs.results.SweepFile.CombinationEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns the records of all runs into {@code sweep.json}, {@code sweep.csv} and YAML. */
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
    folder.files().write(folder.path().resolve("sweep.csv"), SweepCsv.of(file));
    if (!file.ranked().isEmpty()) {
      Combination best = combination(file.ranked().get(0));
      folder
          .files()
          .write(
              folder.path().resolve(ExperimentFiles.BEST), BestExperiment.yaml(plan, best, file));
    }
    folder.files().writeJson(folder.path().resolve(ExperimentFiles.SWEEP), file);
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
        contender.id(),
        contender.execution().precision().label(),
        contender.execution().threads(),
        plan.figure().key(),
        plan.figure().words(),
        plan.figure().better() == Metric.Better.HIGHER,
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
    List<DataFacts> all =
        plan.runs().values().stream().map(runs -> runs.get(0).prepared().facts()).toList();
    List<String> notes = new ArrayList<>();
    if (all.stream().map(DataFacts::fingerprint).distinct().count() > 1) {
      notes.add("the combinations do not share their data: their figures compare only roughly");
    }
    if (all.stream().anyMatch(facts -> facts.split().equals("none"))) {
      notes.add("split none: training, validation and test rows are the same");
    }
    return notes;
  }
}
