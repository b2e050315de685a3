package dev.tandem.workbench.judgement.verdict;

import dev.tandem.datasets.DataFacts;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.evaluation.Metrics;
import dev.tandem.evaluation.Predictions;
import dev.tandem.network.DataSize;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RowsEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
import dev.tandem.workbench.runs.results.ResampledEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One side of a comparison, trained here and not in processes of its own: the real engine, session
 * and trainer, so that hundreds of comparisons take minutes.
 */
final class Side {
  private final String id;
  private final Engine engine;
  private final ExperimentSpec read;
  private final DataFolders folders;
  private final List<RunEntry> runs = new ArrayList<>();
  private final List<Predictions> answers = new ArrayList<>();

  /**
   * @param tree of an experiment of classes
   * @param changes key and value in turn
   */
  Side(String id, String engine, SpecNode tree, DataFolders folders, Object... changes) {
    this.id = id;
    this.engine = Engines.find(engine).orElseThrow();
    this.read = ExperimentReader.read(changed(tree, changes));
    this.folders = folders;
  }

  private PreparedData prepare(DataSpec spec) {
    return PreparedData.open(DatasetCatalog.prepare(spec, folders).path());
  }

  private ExperimentSpec fit(PreparedData data) {
    int classes = data.facts().classes().size();
    read.check(new DataSize(classes, data.facts().trainRows(), data.facts().validationRows()));
    return read.with(read.network().fit(data.facts().features(), read.loss().outputs(classes)));
  }

  static SpecNode changed(SpecNode tree, Object... changes) {
    SpecNode changed = tree;
    for (int i = 0; i < changes.length; i += 2) {
      changed = ExperimentTree.set(changed, (String) changes[i], changes[i + 1], "trial");
    }
    return changed;
  }

  /** Trains a repeat with each of these seeds, on the same rows. */
  Side train(long firstSeed, int repeats) {
    PreparedData data = prepare(read.data());
    for (int repeat = 1; repeat <= repeats; repeat++) {
      runs.add(train(repeat, firstSeed + repeat - 1, data));
    }
    return this;
  }

  /** The same with another split in each repeat, as {@code --resample split} has it. */
  Side trainRedrawn(long firstSeed, int repeats) {
    for (int repeat = 1; repeat <= repeats; repeat++) {
      DataSpec own = read.data().withSplitSeed(read.data().splitSeed() + repeat - 1);
      PreparedData data = prepare(own);
      DataFacts facts = data.facts();
      RowsEntry rows = new RowsEntry(facts.trainRows(), facts.validationRows(), facts.testRows());
      runs.add(
          train(repeat, firstSeed + repeat - 1, data)
              .with(new ResampledEntry(own.splitSeed(), null, facts.fingerprint(), rows, null)));
    }
    return this;
  }

  private RunEntry train(int repeat, long seed, PreparedData data) {
    ExperimentSpec fitted = fit(data);
    ExperimentSpec seeded = fitted.with(fitted.training().withSeed(seed));
    List<EpochEntry> epochs = new ArrayList<>();
    Execution execution = new Execution(1, engine.precisions().get(0));
    try (Session session =
        engine.open(
            seeded,
            execution,
            Initializer.initialState(seeded.network(), seed),
            data.splits().training())) {
      new Trainer(seeded, data.splits(), session, event -> note(event, epochs)).run();
      Predictions predictions =
          new Predictions(
              session.predict(data.splits().test().features()),
              data.splits().test().classes().labels(),
              data.facts().classes().size());
      answers.add(predictions);
      String weights = Fingerprint.of(session.state().parameters());
      return entry(repeat, seed, epochs, Metrics.of(predictions), weights);
    }
  }

  private static void note(TrainingEvent event, List<EpochEntry> epochs) {
    if (event instanceof TrainingEvent.EpochFinished e) {
      epochs.add(
          new EpochEntry(
              e.epoch(),
              e.train(),
              e.validation(),
              e.test(),
              e.learningRates(),
              e.seconds(),
              null,
              null,
              null));
    }
  }

  private static RunEntry entry(
      int repeat, long seed, List<EpochEntry> epochs, Metrics m, String weights) {
    MetricsEntry test =
        new MetricsEntry.OfClasses(
            m.loss(),
            m.accuracy(),
            m.precision(),
            m.recall(),
            m.f1(),
            m.prAuc(),
            m.rocAuc(),
            m.confusion().counts(),
            null);
    return new RunEntry(
        repeat, seed, epochs, null, null, Map.of("test", test), null, null, null, weights);
  }

  ContenderEntry contender() {
    return new ContenderEntry(
        id,
        engine.name(),
        null,
        null,
        1,
        engine.precisions().get(0).label(),
        "finished",
        null,
        fit(prepare(read.data())).network().parameterCount(),
        Map.of(),
        null,
        runs,
        Map.of());
  }

  /** The plan that a comparison with this experiment has, but for the primary figure. */
  VerdictPlan plan(VerdictSpec declared) {
    return VerdictPlan.of(
        declared, read.loss(), prepare(read.data()).splits().training().targets());
  }

  /** Of a repeat's model to the test rows. */
  Predictions answers(int repeat) {
    return answers.get(repeat - 1);
  }

  String id() {
    return id;
  }
}
