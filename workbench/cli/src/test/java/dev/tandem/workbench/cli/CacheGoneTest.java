package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Somebody empties the cache of prepared data while it is worked on. */
@Timeout(180)
@Tag("once")
class CacheGoneTest {
  @TempDir Path folder;

  @Test
  void a_run_goes_on_from_what_its_processes_have_mapped() throws Exception {
    Path cache = folder.resolve("cache");
    Path runs = folder.resolve("runs");
    Path out = folder.resolve("out");
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Tandem.class.getName(),
                "compare",
                "digits",
                "--engines",
                "textbook,scratch",
                "--train-rows",
                "400",
                "--epochs",
                "6",
                "--verbose",
                "--out",
                runs.toString())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("TANDEM_CACHE", cache.toString());
    Process tandem = builder.start();
    while (tandem.isAlive() && !Files.readString(out).contains("epoch")) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    delete(cache);

    assertThat(tandem.waitFor()).as(Files.readString(out)).isZero();
    assertThat(new RunStore(runs).all())
        .singleElement()
        .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.FINISHED));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> all = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : all) {
        Files.delete(file);
      }
    }
  }
}
