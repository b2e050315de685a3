package dev.tandem.workbench.compare.run;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.datasets.DataFolders;
import dev.tandem.datasets.DatasetCatalog;
import dev.tandem.datasets.PreparedFile;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.workbench.compare.experiment.ComparisonReader;
import dev.tandem.workbench.compare.experiment.ComparisonSpec;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.contender.process.Contender;
import dev.tandem.workbench.contender.process.ContenderRun;
import dev.tandem.workbench.contender.process.PlannedContender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What resume reads of work that was stopped, with words that are anything. */
class StoppedWorkFuzzTest {
  private static final Altered EXPERIMENT = good("experiment.yaml");
  private static final Altered JOB = good("job.json");
  private static final Altered EVENTS = good("events.jsonl");
  private static final byte[] NOTHING = {};

  @TempDir static Path folder;
  private static PlannedContender planned;

  @FuzzTest(maxDuration = "1h")
  void a_job_says_who_was_to_train_or_is_refused(byte[] changes) throws Exception {
    Path file = folder.resolve("training").resolve("job.json");
    write(file, JOB.with(changes));
    Hostile.read(() -> SingleTraining.asked(JobFile.read(file), file, OwnPrograms.ALLOWED));
  }

  @FuzzTest(maxDuration = "1h")
  void an_experiment_says_what_was_compared_or_is_refused(byte[] changes) throws Exception {
    readExperiment("experiment", EXPERIMENT.with(changes), JOB.with(NOTHING));
  }

  @FuzzTest(maxDuration = "1h")
  void jobs_say_what_was_compared_or_are_refused(byte[] changes) throws Exception {
    readExperiment("jobs", EXPERIMENT.with(NOTHING), JOB.with(changes));
  }

  @FuzzTest(maxDuration = "1h")
  void events_say_how_a_process_ended_or_nothing(byte[] changes) throws Exception {
    if (planned == null) {
      planned = plan();
    }
    Path own = folder.resolve("events");
    write(own.resolve("events.jsonl"), EVENTS.with(changes));
    ContenderRun run = new ContenderRun(planned, 1, own);
    Hostile.read(() -> EarlierProcess.of(run).ifPresent(run::replay));
    Hostile.read(run::stopped);
  }

  private static void readExperiment(String name, byte[] experiment, byte[] job) throws Exception {
    Path run = folder.resolve(name);
    write(run.resolve("experiment.yaml"), experiment);
    write(run.resolve("contenders/scratch/1/job.json"), job);
    write(run.resolve("contenders/textbook/1/job.json"), job);
    write(run.resolve("environment.json"), "{}".getBytes(StandardCharsets.UTF_8));
    Hostile.read(() -> SavedExperiment.read(run, OwnPrograms.ALLOWED));
  }

  private static PlannedContender plan() {
    String text = new String(EXPERIMENT.with(NOTHING), StandardCharsets.UTF_8);
    ComparisonSpec spec = ComparisonReader.read(YamlFile.read("experiment.yaml", text));
    Contender contender = spec.contenders().get(0);
    ExperimentSpec own = contender.experiment();
    PreparedFile prepared = DatasetCatalog.prepare(own.data(), new DataFolders(folder, folder));
    return new PlannedContender(contender, own, prepared);
  }

  private static Altered good(String name) {
    return Altered.text(StoppedWorkFuzzTest.class, "stopped-" + name);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
