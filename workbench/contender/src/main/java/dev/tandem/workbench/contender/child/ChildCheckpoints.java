package dev.tandem.workbench.contender.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tandem.datasets.PreparedData;
import dev.tandem.engine.Ability;
import dev.tandem.engine.Session;
import dev.tandem.fault.UserException;
import dev.tandem.file.FileFault;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.workbench.contender.checkpoint.Checkpoint;
import dev.tandem.workbench.contender.checkpoint.CheckpointFolder;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.contender.wire.Message;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps checkpoints of a child's run when they are due, and goes on from the newest that is there.
 * A checkpoint that cannot be written is told of, and training goes on without it.
 */
final class ChildCheckpoints {
  private final Checkpointing when;
  private final Session session;
  private final ChildEpochs epochs;
  private final Consumer<Message> parent;
  private final CheckpointFolder folder;
  private int epochsSince;
  private double secondsSince;
  private String told; // of the last one that could not be written

  ChildCheckpoints(
      Job job, PreparedData data, Session session, ChildEpochs epochs, Consumer<Message> parent) {
    this.when = job.checkpoints();
    this.session = session;
    this.epochs = epochs;
    this.parent = parent;
    this.folder =
        new CheckpointFolder(Path.of(job.folder()), identity(job, data.facts().fingerprint()));
  }

  /** By all that decides what is trained, wherever its files lie. */
  private static String identity(Job job, String data) {
    Fingerprint all = new Fingerprint();
    try {
      all.add(Json.MAPPER.writeValueAsString(job.experiment()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("job: expected to be written as JSON", e);
    }
    all.add(job.engine().toPlain().toString());
    all.add(job.threads());
    all.add(job.precision());
    all.add(job.observed() + "");
    all.add(data);
    return all.hex();
  }

  /** Goes on from the newest good one; null if there is none. From now on, others are kept. */
  Message.Before resume() {
    if (!session.abilities().contains(Ability.RESTORE)) {
      if (when.asked()) {
        remark("no checkpoints: its engine cannot go to a given state");
      }
      return null;
    }
    epochs.afterEach(this::ended);
    try {
      return folder
          .newest(session.state(), epochs::fits, this::remark)
          .map(epochs::resume)
          .orElse(null);
    } catch (IOException unreadable) {
      remark("its checkpoints cannot be read: " + unreadable + "; it begins anew");
      return null;
    }
  }

  private void ended(Observation.Epoch epoch) {
    epochsSince++;
    secondsSince += epoch.wallSeconds();
    if (!when.due(epochsSince, secondsSince)) {
      return;
    }
    epochsSince = 0;
    secondsSince = 0;
    try {
      Optional<Checkpoint> whole = Optional.of(epochs.checkpoint()).filter(Checkpoint::isFinite);
      if (whole.isPresent()) { // from others nobody could go on; the next step will say why
        folder.keep(whole.get());
      }
    } catch (UserException full) {
      remarkOnce("a checkpoint was not kept: " + full.getMessage());
    } catch (IOException full) {
      remarkOnce("a checkpoint was not kept: " + FileFault.words(full));
    }
  }

  /** What keeps one checkpoint from being written keeps the next ones too. */
  private void remarkOnce(String words) {
    if (!words.equals(told)) {
      told = words;
      remark(words);
    }
  }

  private void remark(String words) {
    parent.accept(new Message.Remark(words));
  }
}
