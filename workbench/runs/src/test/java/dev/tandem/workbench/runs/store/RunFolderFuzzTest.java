package dev.tandem.workbench.runs.store;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.data.ImageShape;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.io.TempDir;

/** Run folders of which one file is anything. */
class RunFolderFuzzTest {
  private static final String RUNNING = "{\"schema\": \"tandem.run/1\", \"state\": \"running\"}";

  private static final String RESULTS = "/saved-run-0.1/xor/20261129-031401/comparison.json";

  private static final Altered GOOD =
      Altered.text(
          RunFolderFuzzTest.class, "RunFolderFuzzTestInputs/results_are_read_or_refused/small");

  @TempDir static Path runs;
  private static SavedRun withImages;
  private static Altered images;

  @FuzzTest(maxDuration = "1h")
  void results_are_read_or_refused(byte[] bytes) throws Exception {
    read("comparison.json", bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void results_with_other_words_are_read_or_refused(byte[] changes) throws Exception {
    read("comparison.json", GOOD.with(changes));
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
    write(folder.resolve("comparison.json"), Altered.file(RunFolderFuzzTest.class, RESULTS));
    write(folder.resolve("contenders/scratch/1/job.json"), bytes);
    SavedRun run = SavedRun.at(folder);
    Hostile.read(() -> PreparedRows.of(run, run.finished().get(0)));
  }

  @FuzzTest(maxDuration = "1h")
  void saved_images_are_read_or_refused(byte[] changes) throws Exception {
    if (images == null) {
      prepareImages();
    }
    Path file = withImages.path().resolve("images.safetensors");
    write(file, images.with(changes));
    ContenderEntry contender = withImages.finished().get(0);
    SortedSet<Integer> rows = new TreeSet<>(List.of(3, 5));
    Hostile.read(() -> SavedImages.of(withImages, contender, new ImageShape(2, 2), rows));
  }

  private static void prepareImages() throws IOException {
    Path folder = runs.resolve("images");
    write(folder.resolve("comparison.json"), Altered.file(RunFolderFuzzTest.class, RESULTS));
    withImages = SavedRun.at(folder);
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (String side : List.of("", "training.")) {
      entries.put(side + "pixels", Entry.ofBytes(new byte[8], 2, 4));
      entries.put(side + "rows", Entry.of(new int[] {3, 5}, 2));
    }
    entries.put("training.labels", Entry.of(new int[2], 2));
    entries.put("training.varies", Entry.ofBytes(new byte[4], 4));
    Path file = folder.resolve("images.safetensors");
    String fingerprint = withImages.dataset(withImages.finished().get(0)).fingerprint();
    Safetensors.write(file, Map.of("fingerprint", fingerprint), entries);
    images = Altered.safetensors(Files.readAllBytes(file));
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
