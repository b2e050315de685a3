package dev.tandem.workbench.compare.run;

import dev.tandem.datasets.DataFolders;
import dev.tandem.file.WholeFile;
import dev.tandem.workbench.compare.event.RunEvent;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import dev.tandem.workbench.observed.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
   * @param peakBytes of the process that trained; 0 where the system does not tell
   */
  public record Outcome(String status, String message, double seconds, long peakBytes) {}

  /**
   * Trains and writes the model.
   *
   * @param model the file; an older one is replaced when the new one is whole
   * @throws dev.tandem.file.OutputException if no file can be written there, before any training
   * @throws dev.tandem.network.SpecException if the network does not fit the data
   * @throws dev.tandem.data.DataException if the data cannot be used
   */
  public static Outcome run(
      Contender contender, DataFolders folders, Path model, Consumer<RunEvent> events)
      throws IOException {
    WholeFile.requirePlace(model);
    PlannedContender planned = new Preparation(folders, events).plan(contender);
    Path parent = Files.createDirectories(model.toAbsolutePath().getParent());
    try (TemporaryFolder folder = TemporaryFolder.in(parent)) {
      ContenderRun run = new Driver(Driver.Product.MODEL, 1, events).train(planned, folder.path());
      if (run.status() == ContenderRun.Status.FINISHED) {
        Path written = folder.path().resolve("model.safetensors");
        WholeFile.move(written, model);
      }
      return outcome(run);
    }
  }

  private static Outcome outcome(ContenderRun run) {
    double seconds = run.epochs().stream().mapToDouble(Observation.Epoch::seconds).sum();
    long peak = run.finished() == null ? 0 : run.finished().peakBytes();
    return new Outcome(run.status().label(), run.reason(), seconds, peak);
  }
}
