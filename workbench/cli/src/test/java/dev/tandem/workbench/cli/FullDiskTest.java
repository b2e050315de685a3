package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.model.ModelFile;
import dev.tandem.workbench.runs.store.RunStore;
import dev.tandem.workbench.runs.store.SavedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fills: what was finished stays, and the message names the place. */
@Tag("once")
class FullDiskTest {
  @TempDir Path disk;

  @ParameterizedTest
  @ValueSource(strings = {"300k", "600k", "900k"})
  void what_was_finished_stays_and_the_path_is_named(String size) throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.toString()));
    try {
      CommandRun compare =
          CommandRun.of(
              "compare",
              "digits",
              "--epochs",
              1,
              "--train-rows",
              500,
              "--engines",
              "scratch",
              "--out",
              disk);

      assertThat(compare.exitCode()).isIn(1, 3);
      assertThat(compare.err() + compare.out())
          .contains(disk.toString())
          .contains("No space left on device");
      List<SavedRun> runs = new RunStore(disk).all();
      assertThat(runs).hasSize(1);
      assertEveryModelIsWhole(runs.get(0).path());
    } finally {
      run("umount", "--lazy", disk.toString()); // models that were read stay mapped
    }
  }

  @Test
  void what_had_no_room_is_no_failure_and_is_made_when_there_is_room() throws Exception {
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", disk.toString()));
    try {
      CommandRun full = sweep();
      assumeTrue(run("mount", "-o", "remount,size=1m", disk.toString()));
      CommandRun roomy = sweep();

      assertThat(full.exitCode()).isIn(1, 3);
      assertThat(full.err() + full.out()).contains("No space left on device");
      assertThat(roomy.err()).isEmpty();
      assertThat(roomy.exitCode()).isZero();
    } finally {
      run("umount", "--lazy", disk.toString());
    }
  }

  private CommandRun sweep() {
    return CommandRun.of(
        "sweep",
        "moons",
        "--epochs",
        1,
        "--seeds",
        "1,2",
        "--vary",
        "optimizer.learningRate=0.01",
        "--out",
        disk);
  }

  private static void assertEveryModelIsWhole(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(file -> file.endsWith("model.safetensors")))
          .allSatisfy(model -> assertThat(ModelFile.read(model).classNames()).hasSize(10));
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}
