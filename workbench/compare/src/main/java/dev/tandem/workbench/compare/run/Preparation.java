package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Dataset;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.datasets.table.ColumnFacts;
import dev.tandem.network.DataSize;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.Task;
import dev.tandem.network.ThresholdSpec;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.Needs;
import dev.tandem.workbench.contender.process.PlannedContender;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The data of contenders, each prepared and opened once, and networks fitted to it. */
public final class Preparation {
  private final DataFolders folders;
  private final Consumer<RunEvent> events;
  private final Map<DataSpec, PreparedFile> prepared = new HashMap<>();
  private final Map<PreparedFile, DataSplits> opened = new HashMap<>();

  /**
   * @param folders where data lies, and the cache
   */
  public Preparation(DataFolders folders, Consumer<RunEvent> events) {
    this.folders = folders;
    this.events = events;
  }

  /**
   * Returns the prepared file of a source.
   *
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public PreparedFile prepare(DataSpec data) {
    return prepare(data, events);
  }

  private PreparedFile prepare(DataSpec data, Consumer<RunEvent> told) {
    return prepared.computeIfAbsent(
        data,
        spec -> {
          told.accept(new RunEvent.Preparing(spec.source()));
          PreparedFile file = DatasetCatalog.prepare(spec, folders);
          told.accept(new RunEvent.Prepared(file.facts(), trainingCounts(file)));
          return file;
        });
  }

  private List<Integer> trainingCounts(PreparedFile file) {
    return file.facts().task() == Task.CLASSIFICATION
        ? Arrays.stream(splits(file).training().classes().counts()).boxed().toList()
        : List.of();
  }

  /**
   * Returns a contender with its data prepared and its network fitted to that.
   *
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public PlannedContender plan(Contender contender) {
    return plan(contender, contender.experiment().data(), events);
  }

  /**
   * Returns a contender as it is in a repeat: with the rows of that repeat. Nobody is told of the
   * data of later ones, which differ in who trains and who tests alone.
   *
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used, or not be dealt out anew
   */
  PlannedContender plan(Contender contender, RepeatedData rows, int repeat) {
    DataSpec data = rows.of(contender.experiment().data(), repeat);
    return plan(contender, data, repeat == 1 ? events : event -> {});
  }

  private PlannedContender plan(Contender contender, DataSpec data, Consumer<RunEvent> told) {
    PreparedFile own = prepare(data, told);
    PlannedContender planned =
        new PlannedContender(contender, fit(contender.experiment().with(data), own), own);
    Needs.check(List.of(planned));
    return planned;
  }

  /** Returns the rows of a prepared file. */
  public DataSplits splits(PreparedFile file) {
    return opened.computeIfAbsent(file, f -> PreparedData.open(f.path()).splits());
  }

  /**
   * Returns an experiment with whatever depends on its data filled in: open sizes, balanced
   * weights.
   *
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   */
  public static ExperimentSpec fit(ExperimentSpec experiment, PreparedFile data) {
    DataFacts facts = data.facts();
    experiment.check(
        new DataSize(facts.classes().size(), facts.trainRows(), facts.validationRows()));
    requireTwoClasses(experiment.loss(), facts);
    requirePositives(experiment, data);
    return facts.task() == Task.CLASSIFICATION
        ? experiment.fit(facts.features(), classCounts(data))
        : experiment.fit(facts.features(), facts.targets());
  }

  /** Says which classes there are, since the third is often a slip. */
  private static void requireTwoClasses(LossSpec loss, DataFacts facts) {
    if (loss instanceof LossSpec.BinaryCrossEntropy && facts.classes().size() > 2) {
      String classes =
          facts.columns().stream()
              .filter(column -> column.use().equals("label"))
              .map(ColumnFacts::values)
              .findFirst()
              .orElse(String.join(", ", facts.classes()));
      throw new SpecException(
          "loss",
          "softmax-cross-entropy, since the data has "
              + facts.classes().size()
              + " classes: "
              + classes,
          loss.name() + ", which is for two; if one of them is a slip, data.classes joins it");
    }
  }

  /**
   * A threshold is chosen by the positive validation rows: without any there is nothing to choose.
   */
  private static void requirePositives(ExperimentSpec experiment, PreparedFile data) {
    if (experiment.threshold() instanceof ThresholdSpec.Fixed
        || data.facts().classes().size() != 2) {
      return;
    }
    Dataset validation = PreparedData.open(data.path()).splits().validation();
    if (validation.classes().counts()[1] == 0) {
      throw new SpecException(
          "threshold",
          "a validation row of class '%s' to choose it by (raise data.validation, or take"
                  .formatted(data.facts().classes().get(1))
              + " threshold: 0.5)",
          String.format(Locale.ROOT, "none among %,d", validation.rows()));
    }
  }

  /** By class, how many training rows have it. */
  private static int[] classCounts(PreparedFile data) {
    return PreparedData.open(data.path()).splits().training().classes().counts();
  }
}
