package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.runs.folder.RunState;
import dev.tandem.workbench.runs.store.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C, as far as a test can press it: the signal that ends a process in good order. */
@Tag("once")
class InterruptTest {
  @TempDir Path out;
  @TempDir Path elsewhere;

  @Test
  @Timeout(60)
  void a_comparison_that_is_stopped_leaves_an_interrupted_run_and_no_processes() throws Exception {
    Process process = compare();
    while (files("output.log").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    List<ProcessHandle> contenders = process.descendants().toList();
    process.destroy();

    assertThat(process.waitFor()).isNotZero();
    assertThat(new RunStore(out).all())
        .singleElement()
        .satisfies(run -> assertThat(run.state()).isEqualTo(RunState.INTERRUPTED));
    assertThat(files("experiment.yaml")).hasSize(1);
    assertThat(elsewhere.resolve("errors"))
        .hasContent(
            "tandem: interrupted; what was done is kept, and 'tandem resume "
                + new RunStore(out).all().get(0).path()
                + "' goes on\n");
    assertThat(CommandRun.of("runs", "show", "--out", out).err())
        .startsWith("tandem: RUN: expected a run in " + out + " that has ended, got none")
        .endsWith("which is interrupted; 'tandem resume' goes on with it\n");
    for (ProcessHandle contender : contenders) {
      contender.onExit().get(10, TimeUnit.SECONDS);
    }
  }

  private Process compare() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Tandem.class.getName(),
                "compare",
                "xor",
                "--engines",
                "scratch,textbook",
                "--epochs",
                "1000000",
                "--out",
                out.toString()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(elsewhere.resolve("errors").toFile())
        .start();
  }

  private List<Path> files(String end) throws IOException {
    try (Stream<Path> files = Files.walk(out)) {
      return files.filter(file -> !file.equals(out) && file.toString().endsWith(end)).toList();
    }
  }
}
