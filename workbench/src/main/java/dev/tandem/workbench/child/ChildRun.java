package dev.tandem.workbench.child;

import dev.tandem.data.Dataset;
import dev.tandem.data.Targets;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.engine.Engines;
import dev.tandem.engine.Execution;
import dev.tandem.engine.Initializer;
import dev.tandem.engine.Session;
import dev.tandem.engine.SessionState;
import dev.tandem.evaluation.Predictions;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.model.Model;
import dev.tandem.model.ModelFile;
import dev.tandem.network.DataSpec;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.SpecException;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Precision;
import dev.tandem.tensor.Tensor;
import dev.tandem.training.DivergenceException;
import dev.tandem.training.ThresholdChoice;
import dev.tandem.training.Trainer;
import dev.tandem.training.TrainingEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A contender's life: load the engine, open a session, then train an epoch whenever the parent says
 * so.
 */
final class ChildRun {
  private final Job job;
  private final Consumer<Message> parent;

  ChildRun(Job job, Consumer<Message> parent) {
    this.job = job;
    this.parent = parent;
  }

  /** Works until the parent says finish, or goes away. */
  void obey(BufferedReader commands) throws IOException {
    Engine engine = Engines.find(job.engine()).orElseThrow();
    Availability availability = engine.availability();
    if (availability instanceof Availability.Missing missing) {
      parent.accept(new Message.Missing(missing.reason(), missing.remedy()));
      return;
    }
    Availability.Ready ready = (Availability.Ready) availability;
    parent.accept(
        new Message.Hello(
            ready.version(), ready.device(), ResidentMemory.peakBytes(), secondsSinceStart()));
    try {
      train(engine, commands);
    } catch (SpecException | DivergenceException e) {
      parent.accept(new Message.Failed(e.getMessage()));
    }
  }

  private void train(Engine engine, BufferedReader commands) throws IOException {
    if (!Job.OPEN.equals(commands.readLine())) {
      return;
    }
    long start = System.nanoTime();
    ExperimentSpec experiment = ExperimentReader.read(SpecNode.of(job.experiment(), "job"));
    PreparedData data = PreparedData.open(Path.of(job.prepared()));
    Execution execution = new Execution(job.threads(), precision());
    SessionState initial =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    try (Session session = engine.open(experiment, execution, initial, data.splits().training())) {
      Trainer trainer = new Trainer(experiment, data.splits(), session, this::progress);
      parent.accept(ready(session, data, secondsSince(start)));
      String command = commands.readLine();
      while (Job.EPOCH.equals(command)) {
        epoch(trainer);
        command = commands.readLine();
      }
      if (Job.FINISH.equals(command)) {
        finish(experiment, data, session);
      } else if (Job.SAVE.equals(command)) {
        save(experiment, data, session, PredictionFile.forThreshold(session, data.splits()));
      }
    }
  }

  private Message ready(Session session, PreparedData data, double seconds) {
    SessionState state = session.state();
    return new Message.Ready(
        session.threads(),
        state.parameters().count(),
        Fingerprint.of(state.parameters().as(Precision.FLOAT32)),
        hash(data.splits().training().targets()),
        seconds);
  }

  private static String hash(Targets targets) {
    if (targets instanceof Targets.Values values) {
      Fingerprint fingerprint = new Fingerprint();
      fingerprint.add(Tensor.of(values.values(), values.rows(), values.width()));
      return fingerprint.hex();
    }
    return Fingerprint.of(((Targets.Classes) targets).labels());
  }

  private void epoch(Trainer trainer) {
    long start = System.nanoTime();
    TrainingEvent.EpochFinished finished = trainer.runEpoch();
    parent.accept(
        new Message.Epoch(
            finished.epoch(),
            finished.train(),
            finished.validation(),
            finished.test(),
            finished.learningRates(),
            finished.seconds(),
            secondsSince(start),
            finished.orderSha256(),
            ResidentMemory.currentBytes(),
            trainer.stopped().orElse(null)));
  }

  private void progress(TrainingEvent event) {
    if (event instanceof TrainingEvent.Progress progress) {
      parent.accept(
          new Message.Progress(
              progress.epoch(), progress.batch(), progress.batches(), progress.running()));
    }
  }

  private void finish(ExperimentSpec experiment, PreparedData data, Session session) {
    Map<String, Matrix> logits = PredictionFile.predict(session, data.splits());
    PredictionFile.write(Path.of(job.folder()), logits);
    save(experiment, data, session, logits);
  }

  private void save(
      ExperimentSpec experiment, PreparedData data, Session session, Map<String, Matrix> logits) {
    long start = System.nanoTime();
    long peak = ResidentMemory.peakBytes();
    SessionState state = session.state();
    Double threshold = threshold(experiment, logits.get("validation"), data.splits().validation());
    ModelFile.write(
        Path.of(job.folder()).resolve("model.safetensors"),
        new Model(
            experiment.network(),
            experiment.loss(),
            state.parameters(),
            state.buffers(),
            data.preprocessing(),
            data.facts().classes(),
            threshold == null ? Thresholds.USUAL : threshold,
            whereverItIsUsed(experiment.data()),
            Optional.of(data.facts().fingerprint())));
    parent.accept(
        new Message.Finished(
            Fingerprint.of(state.parameters()), peak, secondsSince(start), threshold));
  }

  /** A file by its absolute path: a model is used from other folders than it was trained in. */
  private static DataSpec whereverItIsUsed(DataSpec data) {
    Path file = Path.of(data.source());
    return DatasetCatalog.names().contains(data.source()) || !Files.isRegularFile(file)
        ? data
        : data.withSource(file.toAbsolutePath().normalize().toString());
  }

  /** Of two classes; null for others. Test rows have no part in it. */
  private static Double threshold(ExperimentSpec experiment, Matrix logits, Dataset validation) {
    if (!(validation.targets() instanceof Targets.Classes classes) || classes.names().size() != 2) {
      return null;
    }
    Predictions predictions =
        new Predictions(logits == null ? Matrix.zeros(0, 2) : logits, classes.labels(), 2);
    return ThresholdChoice.of(experiment.threshold(), predictions);
  }

  private Precision precision() {
    return Precision.FLOAT32.label().equals(job.precision())
        ? Precision.FLOAT32
        : Precision.FLOAT64;
  }

  private static double secondsSince(long nanos) {
    return (System.nanoTime() - nanos) / 1e9;
  }

  private static double secondsSinceStart() {
    long started = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - started) / 1e3;
  }
}
