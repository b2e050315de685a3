package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.datasets.DataFacts;
import dev.tandem.evaluation.Baselines;
import dev.tandem.evaluation.MeanBaseline;
import dev.tandem.network.DataSpec;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.DatasetEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Prepared rows as {@code comparison.json} has them, and what predicts them without a model. */
final class PreparedRows {
  private PreparedRows() {}

  static DatasetEntry dataset(DataFacts facts) {
    return new DatasetEntry(
        facts.name(),
        facts.generated(),
        facts.fingerprint(),
        facts.features(),
        facts.classes(),
        rows(facts),
        facts.split(),
        notes(facts),
        facts.columns(),
        facts.bestPrAuc().isPresent() ? facts.bestPrAuc().getAsDouble() : null,
        facts.targetsScaled() ? true : null);
  }

  /** What is suspicious comes first. */
  private static List<String> notes(DataFacts facts) {
    return Stream.concat(
            facts.findings().stream().map(finding -> "check " + finding), facts.notes().stream())
        .toList();
  }

  private static RowsEntry rows(DataFacts facts) {
    return new RowsEntry(facts.trainRows(), facts.validationRows(), facts.testRows());
  }

  /** Returns the rows of one run, where each repeat deals them out anew. */
  static ResampledEntry of(ContenderRun run, DataSplits data) {
    DataFacts facts = run.planned().prepared().facts();
    DataSpec spec = run.experiment().data();
    return new ResampledEntry(
        spec.splitSeed(),
        spec.fold().map(fold -> new ResampledEntry.Fold(fold.index(), fold.of())).orElse(null),
        facts.fingerprint(),
        rows(facts),
        baselines(data));
  }

  static BaselineEntry baselines(DataSplits data) {
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

  /** Returns the means over repeats. */
  static BaselineEntry mean(List<BaselineEntry> repeats) {
    if (repeats.get(0) instanceof BaselineEntry.OfNumbers) {
      List<BaselineEntry.OfNumbers> numbers = all(repeats, BaselineEntry.OfNumbers.class);
      return new BaselineEntry.OfNumbers(
          mean(numbers, BaselineEntry.OfNumbers::meanRmse),
          mean(numbers, BaselineEntry.OfNumbers::meanMae));
    }
    List<BaselineEntry.OfClasses> classes = all(repeats, BaselineEntry.OfClasses.class);
    return new BaselineEntry.OfClasses(
        mean(classes, BaselineEntry.OfClasses::majorityAccuracy),
        mean(classes, BaselineEntry.OfClasses::prevalence),
        mean(classes, BaselineEntry.OfClasses::allPositiveF1));
  }

  private static <T> List<T> all(List<BaselineEntry> repeats, Class<T> kind) {
    return repeats.stream().map(kind::cast).toList();
  }

  private static <T> double mean(List<T> repeats, ToDoubleFunction<T> value) {
    return repeats.stream().mapToDouble(value).average().orElse(Double.NaN);
  }
}
