package dev.tandem.workbench.runs.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Run folders of which one file is anything. */
class RunFolderFuzzTest {
  private static final String RUNNING = "{\"schema\": \"tandem.run/1\", \"state\": \"running\"}";

  private static final String RESULTS = "/saved-run-0.1/xor/20261129-031401/comparison.json";

  @TempDir static Path runs;

  @FuzzTest(maxDuration = "1h")
  void results_are_read_or_refused(byte[] bytes) throws Exception {
    read("comparison.json", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_state_is_read_or_damaged(byte[] bytes) throws Exception {
    read("state.json", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void an_environment_is_read_or_refused(byte[] bytes) throws Exception {
    read("environment.json", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void events_tell_how_far_a_run_came(byte[] bytes) throws Exception {
    read("contenders/scratch/1/events.jsonl", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void a_job_leads_to_prepared_rows_or_nowhere(byte[] bytes) throws Exception {
    Path folder = runs.resolve("prepared");
    try (InputStream results = RunFolderFuzzTest.class.getResourceAsStream(RESULTS)) {
      write(folder.resolve("comparison.json"), results.readAllBytes());
    }
    write(folder.resolve("contenders/scratch/1/job.json"), bytes);
    SavedRun run = SavedRun.at(folder);
    Hostile.read(() -> PreparedRows.of(run, run.finished().get(0)));
  }

  private static void read(String name, byte[] bytes) throws Exception {
    Path folder = runs.resolve("xor").resolve("20261129-031401");
    write(folder.resolve("state.json"), RUNNING.getBytes());
    write(folder.resolve(name), bytes);
    Hostile.read(
        () -> {
          SavedRun run = new RunStore(runs).all().get(0);
          run.name();
          run.when();
          run.state();
          run.damage();
          run.progress();
          run.readable();
        });
    Hostile.read(() -> SavedRun.at(folder).directory());
    Hostile.read(() -> SavedRun.at(folder).finished());
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
  }
}
