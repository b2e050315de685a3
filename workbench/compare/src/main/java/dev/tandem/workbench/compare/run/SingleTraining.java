package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.file.FileFault;
import dev.tandem.file.WholeFile;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.contender.checkpoint.CheckpointFolder;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.contender.wire.Checkpointing;
import dev.tandem.workbench.contender.wire.Job;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.runs.folder.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One contender trained for its model alone, in a process of its own. */
public final class SingleTraining {
  private SingleTraining() {}

  /**
   * How it ended.
   *
   * @param status finished, failed or missing
   * @param message why, unless it finished; null otherwise
   * @param seconds of training
   * @param peakBytes of the process that trained, the largest if there were several; 0 where the
   *     system does not tell
   * @param lost whether it failed for no fault of its own, so that another try may end well
   * @param resumable whether it was stopped by somebody else, and has left a checkpoint
   */
  public record Outcome(
      String status,
      String message,
      double seconds,
      long peakBytes,
      boolean lost,
      boolean resumable) {}

  /**
   * Trains and writes the model. What a training of the same has left that was stopped is gone on
   * from.
   *
   * @param model the file; an older one is replaced when the new one is whole
   * @throws dev.tandem.file.OutputException if no file can be written there, before any training
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   * @throws RunException if the model is in training already
   */
  public static Outcome run(
      Contender contender,
      DataFolders folders,
      Path model,
      Checkpointing checkpoints,
      Consumer<RunEvent> events)
      throws IOException {
    WholeFile.requirePlace(model);
    PlannedContender planned = new Preparation(folders, events).plan(contender);
    Files.createDirectories(model.toAbsolutePath().getParent());
    try (TrainingFolder folder = TrainingFolder.open(model)) {
      Driver driver =
          new Driver(Driver.Product.MODEL, 1, new UntilStopped(events)).keeping(checkpoints);
      try {
        return train(driver, planned, folder, model);
      } catch (IOException fault) {
        throw FileFault.cause(folder.path(), new UncheckedIOException(fault));
      } catch (RuntimeException fault) {
        throw FileFault.cause(folder.path(), fault);
      }
    }
  }

  private static Outcome train(
      Driver driver, PlannedContender planned, TrainingFolder folder, Path model)
      throws IOException {
    ContenderRun run = driver.train(planned, folder.path());
    if (run.status() == ContenderRun.Status.FINISHED) {
      WholeFile.move(folder.path().resolve("model.safetensors"), model);
    }
    boolean resumable = run.lost() && CheckpointFolder.hasAny(folder.path());
    if (!resumable) {
      folder.over();
    }
    return outcome(run, resumable);
  }

  private static Outcome outcome(ContenderRun run, boolean resumable) {
    double seconds = run.epochs().stream().mapToDouble(Observation.Epoch::seconds).sum();
    long peak = run.finished() == null ? 0 : run.finished().peakBytes();
    return new Outcome(run.status().label(), run.reason(), seconds, peak, run.lost(), resumable);
  }

  /** Whether a training of a model was begun, and not brought to its end. */
  public static boolean isStopped(Path model) {
    return model.getFileName() != null && Files.isRegularFile(file(model));
  }

  private static Path file(Path model) {
    return JobFile.in(TrainingFolder.of(model.toAbsolutePath()));
  }

  /**
   * Goes on with a training that was stopped, as its own file says what it was.
   *
   * @param programs that were to train
   * @throws RunException if that file is damaged
   */
  public static Outcome resume(
      Path model, OwnPrograms programs, DataFolders folders, Consumer<RunEvent> events)
      throws IOException {
    Path file = file(model);
    Job job = JobFile.read(file);
    return run(asked(job, file, programs), folders, model, job.checkpoints(), events);
  }

  /** Who was to train. */
  static Contender asked(Job job, Path file, OwnPrograms programs) {
    Map<String, Object> plain = new LinkedHashMap<>(job.experiment());
    Map<String, Object> contender = new LinkedHashMap<>();
    contender.put("id", job.engine().name());
    contender.put("engine", job.engine().toPlain());
    contender.put("threads", job.threads());
    contender.put("precision", job.precision());
    plain.put("contenders", List.of(contender));
    SpecNode tree = SpecNode.of(plain, file.toString());
    return ComparisonReader.read(tree, programs).contenders().get(0);
  }
}
