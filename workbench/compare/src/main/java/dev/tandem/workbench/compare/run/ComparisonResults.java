package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.engine.Execution;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.ResampleSpec;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.analysis.RateTrial;
import dev.tandem.workbench.judgement.audit.Audit;
import dev.tandem.workbench.judgement.summary.Summary;
import dev.tandem.workbench.judgement.summary.TargetRows;
import dev.tandem.workbench.judgement.summary.TargetSpec;
import dev.tandem.workbench.judgement.summary.TimeToTarget;
import dev.tandem.workbench.judgement.verdict.Evidence;
import dev.tandem.workbench.judgement.verdict.Redrawn;
import dev.tandem.workbench.judgement.verdict.TestRows;
import dev.tandem.workbench.judgement.verdict.VerdictPlan;
import dev.tandem.workbench.judgement.verdict.Verdicts;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.folder.RunFolder;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.SummaryEntry;
import dev.tandem.workbench.runs.results.FindingEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Turns what the processes told and saved into {@code comparison.json} and the files around it,
 * repeat by repeat.
 */
final class ComparisonResults {
  private final ComparisonSpec spec;
  private final VerdictPlan plan;
  private final PreparedFile base;
  private final List<PlannedContender> planned;
  private final Preparation data;
  private final RunFolder folder;
  private final List<ContenderRun> runs = new ArrayList<>();
  private final Map<ContenderRun, RunEntry> evaluated = new HashMap<>();

  /**
   * @param spec with the experiment's network fitted
   * @param plan how contenders are judged
   * @param base the experiment's own data, which contenders may override, of the first repeat
   * @param planned the contenders of the first repeat
   */
  ComparisonResults(
      ComparisonSpec spec,
      VerdictPlan plan,
      PreparedFile base,
      List<PlannedContender> planned,
      Preparation data,
      RunFolder folder) {
    this.spec = spec;
    this.plan = plan;
    this.base = base;
    this.planned = planned;
    this.data = data;
    this.folder = folder;
  }

  /** Evaluates a repeat and writes what is known so far, then the repeat's tables. */
  void add(List<ContenderRun> repeat) {
    runs.addAll(repeat);
    for (ContenderRun run : repeat) {
      DataSplits own = data.splits(run.planned().prepared());
      if (run.status() == ContenderRun.Status.FINISHED) {
        RunEntry entry = RunEvaluation.of(run, own);
        evaluated.put(run, resampled() ? entry.with(PreparedRows.of(run, own)) : entry);
      }
    }
    writeSoFar(); // first what cannot be made again: the tables take far more room
    repeat.forEach(run -> RunFiles.write(run, data.splits(run.planned().prepared()), folder));
  }

  /** Writes what is known before the end: no verdicts, no audit, no times to a target. */
  void writeSoFar() {
    folder.writeJson(folder.path().resolve("dataset.json"), PreparedRows.dataset(base.facts()));
    List<ContenderEntry> contenders = contenders(Optional.empty());
    write(file(contenders, baselines(), null, null, null));
  }

  /**
   * Judges and writes everything; returns what stands in the file.
   *
   * @param walks of pairs that trained the same
   * @param rates what is tried for a run that diverged
   */
  ComparisonFile write(StepWalks walks, Function<ContenderRun, List<RateTrial>> rates) {
    List<ContenderEntry> contenders = contenders(spec.target().or(this::usualTarget));
    BaselineEntry baselines = baselines();
    TestRows rows = new FinishedTestRows(runs, run -> data.splits(run.planned().prepared()));
    Evidence evidence =
        new Evidence(rows, Audit::caveats, Parity.of(runs), walks.of(contenders, runs));
    return write(
        file(
            contenders,
            baselines,
            new Verdicts(plan, evidence).of(contenders, baselines),
            Audit.of(contenders),
            new RunAnalysis(runs, one -> data.splits(one.prepared()), rates)
                .of(planned, contenders)));
  }

  private boolean resampled() {
    return !spec.resample().equals(ResampleSpec.NONE);
  }

  /** On the experiment's own rows; of rows dealt out anew, the means over what there is so far. */
  private BaselineEntry baselines() {
    List<BaselineEntry> own =
        evaluated.values().stream()
            .filter(run -> run.resampled() != null)
            .map(run -> run.resampled().baselines())
            .toList();
    return own.isEmpty() ? PreparedRows.baselines(data.splits(base)) : PreparedRows.mean(own);
  }

  private ComparisonFile write(ComparisonFile file) {
    folder.writeJson(folder.path().resolve("comparison.json"), file);
    return file;
  }

  private ComparisonFile file(
      List<ContenderEntry> contenders,
      BaselineEntry baselines,
      VerdictsEntry verdicts,
      List<AuditEntry> audit,
      List<FindingEntry> analysis) {
    return new ComparisonFile(
        ComparisonFile.SCHEMA,
        base.facts().task().label(),
        spec.toPlain(),
        PreparedRows.dataset(base.facts()),
        baselines,
        contenders,
        Parity.of(runs),
        verdicts,
        audit,
        analysis,
        null);
  }

  /** Returns none where training losses would have to be compared that mean different things. */
  private Optional<TargetSpec> usualTarget() {
    TargetRows rows = targetRows();
    if (rows == TargetRows.TRAINING
        && planned.stream().map(one -> one.experiment().loss()).distinct().count() > 1) {
      return Optional.empty();
    }
    return TimeToTarget.usual(
        base.facts().task(), rows, evaluated.values().stream().map(RunEntry::epochs).toList());
  }

  private TargetRows targetRows() {
    return evaluated.values().stream().anyMatch(run -> run.metrics().containsKey("validation"))
        ? TargetRows.VALIDATION
        : TargetRows.TRAINING;
  }

  private List<ContenderEntry> contenders(Optional<TargetSpec> target) {
    return planned.stream().map(one -> contender(one, target)).toList();
  }

  private ContenderEntry contender(PlannedContender contender, Optional<TargetSpec> target) {
    List<ContenderRun> own =
        runs.stream().filter(run -> run.planned().id().equals(contender.id())).toList();
    Optional<ContenderRun> out = own.stream().filter(run -> run.message() != null).findFirst();
    Optional<ContenderRun> greeted = own.stream().filter(run -> run.hello() != null).findFirst();
    Optional<Observation.Ready> ready = own.stream().findFirst().map(ContenderRun::ready);
    Execution execution = contender.contender().execution();
    List<RunEntry> finished =
        own.stream()
            .filter(evaluated::containsKey)
            .map(evaluated::get)
            .map(
                run ->
                    target
                        .map(wanted -> RunEvaluation.withTarget(run, wanted, targetRows()))
                        .orElse(run))
            .toList();
    return new ContenderEntry(
        contender.id(),
        contender.contender().engine().name(),
        greeted.map(run -> run.hello().version()).orElse(null),
        greeted.map(run -> run.hello().device()).orElse(null),
        ready.map(Observation.Ready::threads).orElse(execution.threads()),
        execution.precision().label(),
        status(own, out),
        out.map(ContenderRun::message).orElse(null),
        contender.experiment().network().parameterCount(),
        contender.contender().overrides().toPlain(),
        contender.prepared().equals(base)
            ? null
            : PreparedRows.dataset(contender.prepared().facts()),
        finished,
        summary(finished));
  }

  private String status(List<ContenderRun> own, Optional<ContenderRun> out) {
    boolean more = own.size() < spec.repeats();
    ContenderRun.Status whole = more ? ContenderRun.Status.RUNNING : ContenderRun.Status.FINISHED;
    return out.map(ContenderRun::status).orElse(whole).label();
  }

  private static Map<String, SummaryEntry> summary(List<RunEntry> runs) {
    Map<String, SummaryEntry> summary = new LinkedHashMap<>();
    for (String side : List.of("train", "validation", "test")) {
      if (runs.stream().allMatch(run -> run.metrics().containsKey(side)) && !runs.isEmpty()) {
        for (String figure : runs.get(0).metrics().get(side).values().keySet()) {
          summary.put(
              side + "." + figure,
              Summary.of(
                  Redrawn.resampling(runs.stream()),
                  values(runs, run -> run.metrics().get(side).values().get(figure))));
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
    return Summary.of(values(runs, figure));
  }

  private static double[] values(List<RunEntry> runs, ToDoubleFunction<RunEntry> figure) {
    return runs.stream().mapToDouble(figure).toArray();
  }
}
