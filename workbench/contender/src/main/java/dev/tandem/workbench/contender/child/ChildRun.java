package dev.tandem.workbench.contender.child;

import dev.tandem.data.DataSplits;
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
import dev.tandem.training.DivergenceException;
import dev.tandem.training.ThresholdChoice;
import dev.tandem.workbench.contender.meter.ResidentMemory;
import dev.tandem.workbench.contender.probe.SessionWatch;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Machine;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.observed.RowsSeen;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A contender's life: load the engine, open a session, then train an epoch whenever the parent says
 * so.
 */
final class ChildRun {
  private final Job job;
  private final Diary diary;
  private final Consumer<Observation> parent;

  ChildRun(Job job, Diary diary, Consumer<Observation> parent) {
    this.job = job;
    this.diary = diary;
    this.parent = parent;
  }

  /** Works until the parent says finish, or goes away. */
  void obey(BufferedReader commands) throws IOException {
    diary.enter(Phase.LOADING);
    Engine engine = Engines.find(job.engine()).orElseThrow();
    Availability availability = engine.availability();
    if (availability instanceof Availability.Missing missing) {
      parent.accept(new Observation.Missing(missing.reason(), missing.remedy()));
      return;
    }
    Availability.Ready ready = (Availability.Ready) availability;
    parent.accept(
        new Observation.Hello(
            ready.version(),
            ready.device(),
            ResidentMemory.peakBytes(),
            diary.seconds(),
            diary.emptyBytes(),
            Machine.here()));
    try {
      train(engine, commands);
    } catch (SpecException | DivergenceException e) {
      parent.accept(new Observation.Failed(e.getMessage()));
    }
  }

  private void train(Engine engine, BufferedReader commands) throws IOException {
    if (!Job.OPEN.equals(diary.await(commands))) {
      return;
    }
    diary.enter(Phase.DATA_HAND_OVER);
    long start = System.nanoTime();
    ExperimentSpec experiment = ExperimentReader.read(SpecNode.of(job.experiment(), "job"));
    PreparedData data = PreparedData.open(Path.of(job.prepared()));
    Execution execution = new Execution(job.threads(), precision());
    SessionState initial =
        Initializer.initialState(experiment.network(), experiment.training().seed());
    try (SessionWatch session =
        new SessionWatch(engine.open(experiment, execution, initial, data.splits().training()))) {
      ChildEpochs epochs =
          new ChildEpochs(experiment, data.splits(), session, diary, parent, job.observed());
      diary.enter(Phase.OTHER);
      parent.accept(ready(session, data, secondsSince(start)));
      String command = diary.await(commands);
      while (Job.EPOCH.equals(command)) {
        epochs.next();
        command = diary.await(commands);
      }
      if (Job.FINISH.equals(command)) {
        finish(experiment, data, session, epochs, this::predictAndWrite);
      } else if (Job.SAVE.equals(command)) {
        finish(experiment, data, session, epochs, PredictionFile::forThreshold);
      }
    }
  }

  private Observation ready(Session session, PreparedData data, double seconds) {
    SessionState state = session.state();
    if (!job.observed()) {
      return new Observation.Ready(
          session.threads(), state.parameters().count(), null, null, seconds, null, null);
    }
    return new Observation.Ready(
        session.threads(),
        state.parameters().count(),
        Fingerprint.of(state.parameters().as(Precision.FLOAT32)),
        RowsSeen.targets(data.splits().training().targets()),
        seconds,
        precision(state),
        HandedOver.rows(data));
  }

  /** Of the numbers that a session holds. */
  private static String precision(SessionState state) {
    return state.parameters().tensors().values().stream()
        .map(tensor -> tensor.precision().label())
        .distinct()
        .collect(Collectors.joining(" and "));
  }

  private Map<String, Matrix> predictAndWrite(Session session, DataSplits data) {
    Map<String, Matrix> logits = PredictionFile.predict(session, data);
    diary.enter(Phase.OTHER);
    PredictionFile.write(Path.of(job.folder()), logits);
    return logits;
  }

  private void finish(
      ExperimentSpec experiment,
      PreparedData data,
      SessionWatch session,
      ChildEpochs epochs,
      BiFunction<Session, DataSplits, Map<String, Matrix>> answers) {
    long start = System.nanoTime();
    diary.trainingEnded();
    Conventions conventions = job.observed() ? epochs.conventions() : null;
    SessionState state = session.state();
    diary.enter(Phase.EVALUATION);
    Map<String, Matrix> logits = answers.apply(session, data.splits());
    diary.enter(Phase.OTHER);
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
        new Observation.Finished(
            Fingerprint.of(state.parameters()),
            diary.peakBytes(),
            secondsSince(start),
            threshold,
            conventions == null
                ? null
                : diary.account(session.batches(epochs.done()), precision(state), conventions)));
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
}
