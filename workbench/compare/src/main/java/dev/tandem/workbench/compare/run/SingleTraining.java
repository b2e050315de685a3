package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderLaunch;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.observed.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** One contender trained for its model alone, in a process of its own. */
public final class SingleTraining {
  private SingleTraining() {}

  /**
   * How it ended.
   *
   * @param status finished, failed or missing
   * @param message why, unless it finished; null otherwise
   * @param seconds of training
   * @param peakBytes of the process that trained; 0 where the system does not tell
   */
  public record Outcome(String status, String message, double seconds, long peakBytes) {}

  /**
   * Trains and writes the model.
   *
   * @param model the file; an older one is replaced when the new one is whole
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public static Outcome run(
      Contender contender, DataFolders folders, Path model, ComparisonListener listener)
      throws IOException {
    listener.preparing(contender.experiment().data().source());
    PreparedFile prepared = DatasetCatalog.prepare(contender.experiment().data(), folders);
    listener.prepared(prepared.facts());
    PlannedContender planned =
        new PlannedContender(contender, Comparison.fit(contender.experiment(), prepared), prepared);
    Path parent = Files.createDirectories(model.toAbsolutePath().getParent());
    Path folder = Files.createTempDirectory(parent, ".train-");
    try (ContenderRun run = new ContenderRun(planned, 1, folder)) {
      train(run, listener);
      if (run.status() == ContenderRun.Status.FINISHED) {
        Path written = folder.resolve("model.safetensors");
        Files.move(written, model, StandardCopyOption.REPLACE_EXISTING);
      }
      return outcome(run);
    } finally {
      remove(folder);
    }
  }

  private static void train(ContenderRun run, ComparisonListener listener) {
    String id = run.planned().id();
    listener.starting(id, 1, 1);
    run.start(() -> ContenderLaunch.startUnobserved(run));
    int epochs = run.experiment().training().epochs();
    while (run.training()) {
      run.epoch(progress -> listener.progress(id, progress));
      if (run.running()) {
        listener.epoch(id, epochs, run.epochs().get(run.epochs().size() - 1));
      }
    }
    run.save();
  }

  private static Outcome outcome(ContenderRun run) {
    double seconds = run.epochs().stream().mapToDouble(Observation.Epoch::seconds).sum();
    long peak = run.finished() == null ? 0 : run.finished().peakBytes();
    return new Outcome(run.status().label(), run.message(), seconds, peak);
  }

  private static void remove(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
