package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.datasets.PreparedData;
import dev.tandem.evaluation.Estimates;
import dev.tandem.network.DataSpec;
import dev.tandem.tensor.Matrix;
import dev.tandem.training.Criterion;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.judgement.verdict.TestPredictions;
import dev.tandem.workbench.judgement.verdict.TestRows;
import dev.tandem.workbench.observed.PredictionFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the models of finished runs predict for the test rows, from the files that they saved. */
final class FinishedTestRows implements TestRows {
  private final List<ContenderRun> runs;
  private final Function<ContenderRun, DataSplits> data;

  FinishedTestRows(List<ContenderRun> runs, Function<ContenderRun, DataSplits> data) {
    this.runs = runs;
    this.data = data;
  }

  /** Training rows, their labels and scalers fitted on them may differ; test rows may not. */
  @Override
  public boolean same(String a, String b) {
    return runs.stream()
        .filter(run -> run.planned().id().equals(a))
        .allMatch(ofA -> run(b, ofA.repeat()).filter(ofB -> same(ofA, ofB)).isPresent());
  }

  private static boolean same(ContenderRun ofA, ContenderRun ofB) {
    if (ofA.planned().prepared().equals(ofB.planned().prepared())) {
      return true;
    }
    DataSpec dataA = ofA.experiment().data();
    DataSpec dataB = ofB.experiment().data();
    return dataA.source().equals(dataB.source())
        && dataA.rows().equals(dataB.rows())
        && dataA.seed() == dataB.seed()
        && Arrays.equals(sourceRows(ofA), sourceRows(ofB));
  }

  private Optional<ContenderRun> run(String id, int repeat) {
    return runs.stream()
        .filter(run -> run.planned().id().equals(id) && run.repeat() == repeat)
        .findFirst();
  }

  private static int[] sourceRows(ContenderRun run) {
    return PreparedData.open(run.planned().prepared().path()).testSourceRows();
  }

  @Override
  public Optional<TestPredictions> predictions(String contender, int repeat) {
    return run(contender, repeat)
        .filter(run -> run.status() == ContenderRun.Status.FINISHED)
        .map(this::predictions);
  }

  private TestPredictions predictions(ContenderRun run) {
    Matrix logits = PredictionFile.test(run.folder()).orElseThrow();
    Dataset test = data.apply(run).test();
    if (test.targets() instanceof Targets.Values values) {
      Estimates estimates = Criterion.estimates(logits, values);
      return new TestPredictions.OfNumbers(estimates, run.experiment().loss());
    }
    return new TestPredictions.OfClasses(
        RunEvaluation.predictions(run, logits, test),
        PredictionFile.threshold(run.finished().threshold()));
  }
}
