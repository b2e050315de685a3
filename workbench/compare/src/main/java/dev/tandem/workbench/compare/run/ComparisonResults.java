package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.evaluation.Baselines;
import dev.tandem.evaluation.MeanBaseline;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.audit.Audit;
import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.judgement.summary.TargetSpec;
import dev.tandem.workbench.judgement.summary.TimeToTarget;
import dev.tandem.workbench.judgement.verdict.TestRows;
import dev.tandem.workbench.judgement.verdict.VerdictPlan;
import dev.tandem.workbench.judgement.verdict.Verdicts;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Turns what the processes told and saved into {@code comparison.json} and the files around it. */
final class ComparisonResults {
  private final ComparisonSpec spec;
  private final VerdictPlan plan;
  private final PreparedFile base;
  private final List<PlannedContender> planned;
  private final List<ContenderRun> runs;
  private final Optional<TargetSpec> target;
  private final Map<PreparedFile, DataSplits> opened = new HashMap<>();

  /**
   * @param spec with the experiment's network fitted
   * @param plan how contenders are judged
   * @param base the experiment's own data, which contenders may override
   * @param runs of all contenders in all repeats
   */
  ComparisonResults(
      ComparisonSpec spec,
      VerdictPlan plan,
      PreparedFile base,
      List<PlannedContender> planned,
      List<ContenderRun> runs) {
    this.spec = spec;
    this.plan = plan;
    this.base = base;
    this.planned = planned;
    this.runs = runs;
    this.target = spec.target().or(this::usualTarget);
  }

  private Optional<TargetSpec> usualTarget() {
    return TimeToTarget.usual(
        base.facts().task(),
        runs.stream()
            .filter(run -> run.status() == ContenderRun.Status.FINISHED)
            .map(RunEvaluation::epochs)
            .toList());
  }

  /** Evaluates and writes everything; the JSON file comes last. */
  ComparisonFile write(RunFolder folder) {
    folder.writeJson(folder.path().resolve("dataset.json"), dataset(base.facts()));
    for (ContenderRun run : runs) {
      RunFiles.write(run, data(run.planned().prepared()), folder);
    }
    ComparisonFile file = file();
    folder.writeJson(folder.path().resolve("comparison.json"), file);
    return file;
  }

  private ComparisonFile file() {
    List<ContenderEntry> contenders = planned.stream().map(this::contender).toList();
    BaselineEntry baselines = baselines(data(base));
    TestRows rows = new SavedAnswers(runs, run -> data(run.planned().prepared()));
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        base.facts().task().label(),
        spec.toPlain(),
        dataset(base.facts()),
        baselines,
        contenders,
        Parity.of(runs),
        new Verdicts(plan, rows, Audit::caveats).of(contenders, baselines),
        Audit.of(contenders));
  }

  private DataSplits data(PreparedFile file) {
    return opened.computeIfAbsent(file, f -> PreparedData.open(f.path()).splits());
  }

  private static DatasetEntry dataset(DataFacts facts) {
    return new DatasetEntry(
        facts.name(),
        facts.generated(),
        facts.fingerprint(),
        facts.features(),
        facts.classes(),
        new RowsEntry(facts.trainRows(), facts.validationRows(), facts.testRows()),
        facts.split(),
        facts.notes(),
        facts.bestPrAuc().isPresent() ? facts.bestPrAuc().getAsDouble() : null);
  }

  private static BaselineEntry baselines(DataSplits data) {
    if (data.test().targets() instanceof Targets.Values test) {
      MeanBaseline mean = MeanBaseline.of(data.training().values().matrix(), test.matrix());
      return new BaselineEntry.OfNumbers(mean.rmse(), mean.mae());
    }
    Baselines baselines =
        Baselines.of(
            data.training().classes().labels(),
            data.test().classes().labels(),
            data.test().classes().names().size());
    return new BaselineEntry.OfClasses(
        baselines.majorityAccuracy(), baselines.prevalence(), baselines.allPositiveF1());
  }

  private ContenderEntry contender(PlannedContender contender) {
    List<ContenderRun> own = runs.stream().filter(run -> run.planned() == contender).toList();
    ContenderRun speaker =
        own.stream().filter(run -> run.message() != null).findFirst().orElse(own.get(0));
    ContenderRun greeted =
        own.stream().filter(run -> run.hello() != null).findFirst().orElse(speaker);
    List<RunEntry> finished = new ArrayList<>();
    for (ContenderRun run : own) {
      if (run.status() == ContenderRun.Status.FINISHED) {
        finished.add(RunEvaluation.of(run, data(contender.prepared()), target));
      }
    }
    return new ContenderEntry(
        contender.id(),
        contender.contender().engine(),
        greeted.hello() == null ? null : greeted.hello().version(),
        greeted.hello() == null ? null : greeted.hello().device(),
        greeted.ready() == null
            ? contender.contender().execution().threads()
            : greeted.ready().threads(),
        contender.contender().execution().precision().label(),
        speaker.status().label(),
        speaker.message(),
        contender.experiment().network().parameterCount(),
        contender.contender().overrides().toPlain(),
        contender.prepared().equals(base) ? null : dataset(contender.prepared().facts()),
        finished,
        summary(finished));
  }

  private static Map<String, SummaryEntry> summary(List<RunEntry> runs) {
    Map<String, SummaryEntry> summary = new LinkedHashMap<>();
    for (String side : List.of("train", "validation", "test")) {
      if (runs.stream().allMatch(run -> run.metrics().containsKey(side)) && !runs.isEmpty()) {
        for (String figure : runs.get(0).metrics().get(side).figures().keySet()) {
          summary.put(
              side + "." + figure,
              over(runs, run -> run.metrics().get(side).figures().get(figure)));
        }
      }
    }
    if (!runs.isEmpty()) {
      decisions(runs, summary);
      summary.put("trainingSeconds", over(runs, run -> run.time().trainingSeconds()));
      summary.put("rowsPerSecond", over(runs, run -> run.time().rowsPerSecond()));
      summary.put("totalSeconds", over(runs, run -> run.time().totalSeconds()));
      toTarget(runs, summary);
      summary.put("peakBytes", over(runs, run -> orUndefined(run.memory().peakBytes())));
      summary.put("baselineBytes", over(runs, run -> orUndefined(run.memory().baselineBytes())));
    }
    return summary;
  }

  /** Where all repeats hold the target. */
  private static void toTarget(List<RunEntry> runs, Map<String, SummaryEntry> summary) {
    if (runs.stream().allMatch(r -> r.time().target() != null && r.time().target().held())) {
      summary.put("target.epochs", over(runs, run -> run.time().target().heldEpoch()));
      summary.put("target.seconds", over(runs, run -> run.time().target().heldSeconds()));
    }
  }

  /** What validation rows decided, where they did. */
  private static void decisions(List<RunEntry> runs, Map<String, SummaryEntry> summary) {
    if (runs.stream().allMatch(run -> run.threshold() != null)) {
      summary.put("threshold", over(runs, RunEntry::threshold));
    }
    if (runs.stream().allMatch(run -> run.stopped() != null)) {
      summary.put("lastEpoch", over(runs, run -> run.stopped().epoch()));
      summary.put("bestEpoch", over(runs, run -> run.stopped().bestEpoch()));
    }
  }

  private static double orUndefined(Long bytes) {
    return bytes == null ? Double.NaN : bytes;
  }

  private static SummaryEntry over(List<RunEntry> runs, ToDoubleFunction<RunEntry> figure) {
    return Summary.of(runs.stream().mapToDouble(figure).toArray());
  }
}
