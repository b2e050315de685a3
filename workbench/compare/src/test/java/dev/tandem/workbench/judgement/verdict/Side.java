package dev.tandem.workbench.judgement.verdict;

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
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.ExperimentTree;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.EpochEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.MetricsEntry;
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
  private final ExperimentSpec experiment;
  private final PreparedData data;
  private final List<RunEntry> runs = new ArrayList<>();
  private final List<Predictions> answers = new ArrayList<>();

  /**
   * @param tree of an experiment of classes
   * @param changes key and value in turn
   */
  Side(String id, String engine, SpecNode tree, DataFolders folders, Object... changes) {
    this.id = id;
    this.engine = Engines.find(engine).orElseThrow();
    ExperimentSpec read = ExperimentReader.read(changed(tree, changes));
    this.data = PreparedData.open(DatasetCatalog.prepare(read.data(), folders).path());
    int classes = data.facts().classes().size();
    DataSize size = new DataSize(classes, data.facts().trainRows(), data.facts().validationRows());
    read.check(size);
    this.experiment =
        read.with(read.network().fit(data.facts().features(), read.loss().outputs(classes)));
  }

  static SpecNode changed(SpecNode tree, Object... changes) {
    SpecNode changed = tree;
    for (int i = 0; i < changes.length; i += 2) {
      changed = ExperimentTree.set(changed, (String) changes[i], changes[i + 1], "trial");
    }
    return changed;
  }

  /** Trains a repeat with each of these seeds. */
  Side train(long firstSeed, int repeats) {
    for (int repeat = 1; repeat <= repeats; repeat++) {
      train(repeat, experiment.with(experiment.training().withSeed(firstSeed + repeat - 1)));
    }
    return this;
  }

  private void train(int repeat, ExperimentSpec seeded) {
    long seed = seeded.training().seed();
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
      runs.add(entry(repeat, seed, epochs, Metrics.of(predictions), weights));
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
        experiment.network().parameterCount(),
        Map.of(),
        null,
        runs,
        Map.of());
  }

  /** The plan that a comparison with this experiment has, but for the primary figure. */
  VerdictPlan plan(VerdictSpec declared) {
    return VerdictPlan.of(declared, experiment.loss(), data.splits().training().targets());
  }

  /** Of a repeat's model to the test rows. */
  Predictions answers(int repeat) {
    return answers.get(repeat - 1);
  }

  String id() {
    return id;
  }
}
