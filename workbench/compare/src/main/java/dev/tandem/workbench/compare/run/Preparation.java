package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.network.DataSize;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.LossSpec;
import dev.tandem.network.Task;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.PlannedContender;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
    return prepared.computeIfAbsent(
        data,
        spec -> {
          events.accept(new RunEvent.Preparing(spec.source()));
          PreparedFile file = DatasetCatalog.prepare(spec, folders);
          events.accept(new RunEvent.Prepared(file.facts(), trainingCounts(file)));
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
    PreparedFile own = prepare(contender.experiment().data());
    return new PlannedContender(contender, fit(contender.experiment(), own), own);
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
    int outputs = experiment.loss().outputs(facts.targets());
    return experiment
        .with(experiment.network().fit(facts.features(), outputs))
        .with(fit(experiment.loss(), data));
  }

  /** Weights that follow from how often the training rows have each class. */
  private static LossSpec fit(LossSpec loss, PreparedFile data) {
    return data.facts().task() == Task.CLASSIFICATION
        ? loss.fit(PreparedData.open(data.path()).splits().training().classes().counts())
        : loss;
  }
}
