package dev.tandem.workbench.contender.child;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Features;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Ability;
import dev.tandem.engine.SessionState;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Matrix;
import dev.tandem.workbench.contender.probe.SessionWatch;
import dev.tandem.workbench.contender.wire.Channel;
import dev.tandem.workbench.contender.wire.Command;
import dev.tandem.workbench.contender.wire.ContenderException;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.contender.wire.Protocol;
import dev.tandem.workbench.contender.wire.StateFile;
import dev.tandem.workbench.observed.Conventions;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.Phase;
import dev.tandem.workbench.observed.PredictionFile;
import dev.tandem.workbench.observed.UnitsSeen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An open session that does what the parent says. */
final class ChildSession {
  private final Job job;
  private final ExperimentSpec experiment;
  private final PreparedData data;
  private final SessionWatch session;
  private final Diary diary;
  private final Consumer<Message> parent;
  private final ChildEpochs epochs;
  private final Snapshots snapshots;

  ChildSession(
      Job job,
      ExperimentSpec experiment,
      PreparedData data,
      SessionWatch session,
      Diary diary,
      Consumer<Message> parent) {
    this.job = job;
    this.experiment = experiment;
    this.data = data;
    this.session = session;
    this.diary = diary;
    this.parent = parent;
    this.snapshots = new Snapshots(experiment, data, session, job.observed());
    this.epochs =
        new ChildEpochs(
            experiment, data.splits(), session, diary, parent, snapshots, job.observed());
  }

  int stepsPerEpoch() {
    return epochs.stepsPerEpoch();
  }

  /** Goes on where another process was, if it has left a checkpoint; null if this begins. */
  Message.Before resume() {
    return new ChildCheckpoints(job, data, session, epochs, parent).resume();
  }

  /** Until the parent says finish, or goes away. */
  void obey(Channel commands) {
    for (String line = diary.await(commands); line != null; line = diary.await(commands)) {
      Command command = Protocol.command(line);
      if (command instanceof Command.Train train) {
        epochs.trainTo(train.step());
      } else if (command instanceof Command.Finish finish) {
        finish(finish.output());
        return;
      } else {
        obey(command);
        parent.accept(new Message.Done());
      }
    }
  }

  private void obey(Command command) {
    if (command instanceof Command.Predict predict) {
      predict(predict);
    } else if (command instanceof Command.Trace trace) {
      epochs.trace(trace.rows(), Path.of(trace.file()));
    } else if (command instanceof Command.State state) {
      StateFile.write(Path.of(state.file()), session.state());
    } else if (command instanceof Command.Restore restore) {
      if (!session.abilities().contains(Ability.RESTORE)) {
        throw new ContenderException(
            "restore: expected an engine that can go to a given state, got " + job.engine().name());
      }
      session.restore(StateFile.read(Path.of(restore.file())));
    } else {
      throw new ContenderException(
          "expected train, predict, trace, state, restore or finish, got " + command.label());
    }
  }

  private void predict(Command.Predict predict) {
    diary.enter(Phase.EVALUATION);
    Map<String, Matrix> logits =
        predict.features() == null
            ? PredictionFile.predict(session, data.splits())
            : Map.of("predictions", session.predict(features(Path.of(predict.features()))));
    diary.enter(Phase.OTHER);
    PredictionFile.writeTo(Path.of(predict.file()), logits);
  }

  private Features features(Path file) {
    Entry entry = Safetensors.read(file).get("features", Safetensors.Type.F32);
    int width = data.splits().training().features().width();
    int[] shape = entry.shape();
    if (shape.length != 2 || shape[1] != width) {
      throw new ContenderException(
          file + ": expected tensor features as F32 [rows, " + width + "], got " + entry);
    }
    return Features.of(entry.floats(), width);
  }

  private void finish(Command.Output output) {
    long start = System.nanoTime();
    diary.trainingEnded();
    Conventions conventions = job.observed() ? epochs.conventions() : null;
    List<UnitsSeen> units = job.observed() ? epochs.units() : null;
    SessionState state = session.state();
    diary.enter(Phase.EVALUATION);
    Map<String, Matrix> logits = logits(output, data.splits());
    diary.enter(Phase.OTHER);
    Double threshold =
        TrainedModel.write(
            Path.of(job.folder()), experiment, data, state, logits.get("validation"));
    Observation.Finished finished =
        new Observation.Finished(
            Fingerprint.of(state.parameters()),
            diary.peakBytes(),
            (System.nanoTime() - start) / 1e9,
            threshold,
            conventions == null
                ? null
                : diary.account(
                    session.batches(epochs.done()), precision(state), conventions, units));
    snapshots.write(Path.of(job.folder()), session); // all is measured by now
    parent.accept(new Message.Observed(finished));
  }

  private Map<String, Matrix> logits(Command.Output output, DataSplits splits) {
    if (output == Command.Output.MODEL) {
      return PredictionFile.forThreshold(session, splits);
    }
    Map<String, Matrix> logits = PredictionFile.predict(session, splits);
    diary.enter(Phase.OTHER);
    PredictionFile.write(Path.of(job.folder()), logits);
    return logits;
  }

  /** Of the numbers that a session holds. */
  static String precision(SessionState state) {
    return state.parameters().tensors().values().stream()
        .map(tensor -> tensor.precision().label())
        .distinct()
        .collect(Collectors.joining(" and "));
  }
}
