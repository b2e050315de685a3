package dev.tandem.workbench.report.tensorboard;

import dev.tandem.file.WholeFile;
import dev.tandem.workbench.observed.Observation;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunPlace;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * Event files of a saved run, {@code tensorboard/CONTENDER/REPEAT/events.out.tfevents.*}, one for
 * each contender and repeat, those that did not finish included: {@code tensorboard --logdir
 * RUN/tensorboard} draws them. A step is an epoch. Wall time begins with the run and counts what
 * the contender's own process worked, not where it waited for its turn.
 */
public final class TensorBoardFiles {
  private static final String FOLDER = "tensorboard";

  private final Path run;
  private final double begin;

  private TensorBoardFiles(Path run, Instant begin) {
    this.run = run;
    this.begin = begin.getEpochSecond();
  }

  /**
   * Writes them.
   *
   * @param run the whole run's folder
   * @return the folder for {@code --logdir}
   */
  public static Path write(Path run, ComparisonFile file) {
    try {
      TensorBoardFiles files = new TensorBoardFiles(run, begin(run));
      for (ContenderEntry contender : file.contenders()) {
        int rows =
            (contender.dataset() == null ? file.dataset() : contender.dataset()).rows().train();
        files.contender(contender.id(), rows);
      }
      return run.resolve(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant begin(Path run) {
    SavedRun saved = SavedRun.at(run);
    try {
      return OffsetDateTime.parse(saved.environment().get("time") + "").toInstant();
    } catch (DateTimeParseException none) {
      return saved.when().atZone(ZoneId.systemDefault()).toInstant();
    }
  }

  private void contender(String id, int rows) throws IOException {
    Path repeats = run.resolve("contenders").resolve(id);
    for (int repeat = 1; Files.isDirectory(repeats.resolve(repeat + "")); repeat++) {
      Path events = repeats.resolve(repeat + "").resolve(RunPlace.EVENTS);
      if (Files.isRegularFile(events)) {
        Path target = run.resolve(FOLDER).resolve(id).resolve(repeat + "");
        write(target, bytes(Files.readAllLines(events), rows));
      }
    }
  }

  private byte[] bytes(List<String> lines, int rows) throws IOException {
    EventFile file = new EventFile();
    file.add(EventMessage.first(begin));
    double worked = 0;
    for (String line : lines) {
      if (Json.MAPPER.readValue(line, Observation.class) instanceof Observation.Epoch epoch) {
        worked += epoch.wallSeconds();
        file.add(EventMessage.scalars(begin + worked, epoch.epoch(), EpochScalars.of(epoch, rows)));
      }
    }
    return file.toBytes();
  }

  private void write(Path folder, byte[] bytes) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("events.out.tfevents." + (long) begin + ".tandem");
    WholeFile.write(
        file,
        WholeFile.Lasting.IN_CACHE,
        channel -> WholeFile.fill(channel, ByteBuffer.wrap(bytes)));
  }
}
