package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program that stays though it is asked to end and its input has ended: whoever started it is
 * killed, and it goes all the same.
 */
@Timeout(120)
@Tag("once")
class OrphanTest {
  private static final Path IDLE =
      Path.of("src/test/resources/own-program/idle.py").toAbsolutePath();

  @TempDir Path out;
  private Process tandem;
  private ProcessHandle program;

  @Test
  void a_program_is_ended_when_the_contender_that_it_trains_for_is_killed() throws Exception {
    start();

    program.parent().orElseThrow().destroyForcibly(); // as kill -9 does

    program.onExit().get(3, TimeUnit.SECONDS);
    assertThat(tandem.waitFor()).isEqualTo(1);
    assertThat(RunFolderFiles.only(out, "xor").contender("own").get("message").asText())
        .startsWith("its process was killed by signal 9 (kill: out of memory?); its output: ");
  }

  @Test
  void a_program_is_ended_when_a_comparison_is_interrupted() throws Exception {
    start();

    tandem.destroy(); // as Ctrl-C does

    program.onExit().get(3, TimeUnit.SECONDS);
  }

  /** Until the program is in the midst of an epoch. */
  private void start() throws Exception {
    Path file = out.resolve("xor.yaml");
    Files.writeString(
        file,
        "data: {source: xor}\nname: xor\nnetwork: {hidden: [4]}\ntraining: {epochs: 1000}\n"
            + "contenders:\n  - {id: own, engine: process, command: ["
            + IDLE
            + ", stays]}\n");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-cp",
            System.getProperty("java.class.path"),
            Tandem.class.getName(),
            "compare",
            file.toString(),
            "--allow-programs",
            "--out",
            out.toString());
    tandem =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    while (!trains()) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    program = program().orElseThrow();
  }

  private boolean trains() throws IOException {
    if (!Files.exists(out.resolve("xor"))) {
      return false;
    }
    Path events = out.resolve("xor");
    try (Stream<Path> files = Files.walk(events)) {
      return files.anyMatch(OrphanTest::hasEpoch);
    }
  }

  private static boolean hasEpoch(Path file) {
    try {
      return file.endsWith("events.jsonl") && Files.readString(file).contains("\"epoch\"");
    } catch (IOException e) {
      return false;
    }
  }

  private Optional<ProcessHandle> program() {
    return tandem
        .descendants()
        .filter(process -> process.info().commandLine().orElse("").contains("python"))
        .filter(process -> process.info().commandLine().orElse("").endsWith("stays"))
        .findFirst();
  }

  @AfterEach
  void end() {
    Stream.concat(Stream.ofNullable(program), Stream.of(tandem.toHandle()))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
