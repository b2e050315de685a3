package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.evaluation.Predictions;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.judgement.analysis.Findings;
import dev.tandem.workbench.judgement.analysis.RateTrial;
import dev.tandem.workbench.judgement.analysis.Subject;
import dev.tandem.workbench.judgement.analysis.ThresholdTrial;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.FindingEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Puts together what the findings of a comparison rest on. */
final class RunAnalysis {
  private final List<ContenderRun> runs;
  private final Function<PlannedContender, DataSplits> data;
  private final Function<ContenderRun, List<RateTrial>> rates;

  /**
   * @param rates what is tried for a run that diverged
   */
  RunAnalysis(
      List<ContenderRun> runs,
      Function<PlannedContender, DataSplits> data,
      Function<ContenderRun, List<RateTrial>> rates) {
    this.runs = runs;
    this.data = data;
    this.rates = rates;
  }

  /**
   * Returns what stands out.
   *
   * @param contenders the entries of the planned ones, in the same order
   */
  List<FindingEntry> of(List<PlannedContender> planned, List<ContenderEntry> contenders) {
    List<Subject> subjects = new ArrayList<>();
    for (int i = 0; i < planned.size(); i++) {
      subjects.add(subject(planned.get(i), contenders.get(i)));
    }
    return Findings.of(subjects);
  }

  private Subject subject(PlannedContender planned, ContenderEntry contender) {
    List<ContenderRun> own = runs.stream().filter(run -> run.planned() == planned).toList();
    Targets targets = data.apply(planned).test().targets();
    List<String> classes = targets instanceof Targets.Classes c ? c.names() : List.of();
    return new Subject(
        contender,
        planned.experiment(),
        classes,
        classes.size() == 2 ? thresholds(own) : List.of(),
        Findings.diverged(contender) ? rates(own) : List.of());
  }

  private List<RateTrial> rates(List<ContenderRun> own) {
    return own.stream()
        .filter(run -> run.message() != null)
        .findFirst()
        .map(rates)
        .orElse(List.of());
  }

  private List<ThresholdTrial> thresholds(List<ContenderRun> own) {
    return own.stream()
        .filter(run -> run.status() == ContenderRun.Status.FINISHED)
        .map(this::threshold)
        .flatMap(Optional::stream)
        .toList();
  }

  /** Empty without a positive validation row. */
  private Optional<ThresholdTrial> threshold(ContenderRun run) {
    DataSplits splits = data.apply(run.planned());
    Map<String, Matrix> logits = PredictionFile.read(run.folder());
    if (!logits.containsKey("validation")
        || Arrays.stream(splits.validation().classes().labels()).noneMatch(label -> label == 1)) {
      return Optional.empty();
    }
    Predictions validation =
        RunEvaluation.predictions(run, logits.get("validation"), splits.validation());
    Predictions test = RunEvaluation.predictions(run, logits.get("test"), splits.test());
    return Optional.of(ThresholdTrial.of(validation, test, run.finished().threshold()));
  }
}
