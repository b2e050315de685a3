package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are killed, as {@code kill -9} does it, and resumed. */
@Timeout(240)
@Tag("once")
class ResumeCommandTest {
  private static final List<String> MOONS =
      List.of("moons", "--train-rows", "100", "--batch-size", "50", "--dropout", "0.2");
  private static final List<String> EPOCHS = List.of("--epochs", "60", "--checkpoint", "1");

  @TempDir Path out;
  private Process tandem;

  @Test
  void a_comparison_killed_three_times_ends_with_the_same_bits() throws Exception {
    Path unbroken = out.resolve("unbroken");
    Path killed = out.resolve("killed");
    List<String> compare = words("compare", "--engines", "scratch,textbook");
    assertThat(run(compare, unbroken).exitCode()).isZero();

    killAfter(3, words(compare, "--out", killed.toString()), killed);
    RunFolderFiles run = RunFolderFiles.only(killed, "moons");
    assertThat(CommandRun.of("report", run.folder()).exitCode()).isZero();
    killAfter(15, List.of("resume", run.folder().toString()), killed);
    damage(newestCheckpoint(run.folder().resolve("contenders/scratch/1")));
    killAfter(27, List.of("resume", "--out", killed.toString()), killed);
    CommandRun last = CommandRun.of("resume", "latest", "--out", killed);

    assertThat(last.exitCode()).as(last.err() + last.out()).isZero();
    assertThat(last.out()).contains("resumed after epoch ");
    assertThat(run.comparison().at("/verdicts/pairs/0/time/sentence").asText())
        .contains("The run was resumed (scratch after epoch ");
    RunFolderFiles expected = RunFolderFiles.only(unbroken, "moons");
    for (String contender : List.of("scratch", "textbook")) {
      String folder = "contenders/" + contender + "/1/";
      assertThat(epochs(run, folder)).isEqualTo(epochs(expected, folder));
      for (String file : List.of("model", "predictions", "surfaces")) {
        String name = folder + file + ".safetensors";
        assertThat(run.folder().resolve(name))
            .hasSameBinaryContentAs(expected.folder().resolve(name));
      }
      JsonNode one = run.contender(contender).get("runs").get(0);
      assertThat(one.at("/time/resumes").size()).isEqualTo(3);
      assertThat(one.get("observed").get("batches"))
          .isEqualTo(
              expected.contender(contender).get("runs").get(0).get("observed").get("batches"));
    }
    assertThat(run.comparison().at("/verdicts/pairs/0/primary"))
        .isEqualTo(expected.comparison().at("/verdicts/pairs/0/primary"));

    CommandRun again = CommandRun.of("resume", run.folder());
    assertThat(again.exitCode()).isEqualTo(2);
    assertThat(again.err())
        .contains("expected a run with something left to do, got one that has finished");
  }

  @Test
  void a_run_that_a_process_works_in_is_not_resumed() throws Exception {
    begin(words(words("compare", "--engines", "textbook"), "--out", out.toString()));
    await(3, out);

    CommandRun second = CommandRun.of("resume", RunFolderFiles.only(out, "moons").folder());

    assertThat(second.exitCode()).isEqualTo(2);
    assertThat(second.err()).contains("expected a run that has stopped, got one that is running");
  }

  @Test
  void a_training_that_was_killed_goes_on_beside_its_model() throws Exception {
    Path unbroken = out.resolve("unbroken.safetensors");
    Path model = out.resolve("model.safetensors");
    assertThat(CommandRun.of(words(words("train"), "-o", unbroken.toString()).toArray()).exitCode())
        .isZero();

    begin(words(words("train"), "-o", model.toString()));
    Path checkpoints = out.resolve("model.safetensors.training").resolve("checkpoints");
    while (below(checkpoints, "epoch-").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    kill();
    assertThat(model).doesNotExist();
    CommandRun resumed = CommandRun.of("resume", model);

    assertThat(resumed.err()).isEqualTo("resuming " + model + "\n");
    assertThat(resumed.out()).contains("scratch resumed after epoch ");
    assertThat(resumed.exitCode()).isZero();
    assertThat(model).hasSameBinaryContentAs(unbroken);
    assertThat(out.resolve("model.safetensors.training")).doesNotExist();
  }

  @Test
  void a_sweep_that_was_killed_goes_on_in_the_midst_of_its_runs() throws Exception {
    List<String> sweep =
        words(
            "sweep", "--vary", "optimizer.learningRate=0.01,0.003", "--seeds", "1", "--jobs", "1");
    Path unbroken = out.resolve("unbroken");
    Path killed = out.resolve("killed");
    assertThat(run(sweep, unbroken).exitCode()).isZero();

    begin(words(sweep, "--out", killed.toString()));
    while (below(killed, "epoch-").isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    kill();
    Path folder = only(killed.resolve("moons"));
    CommandRun resumed = CommandRun.of("resume", folder);

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(weights(folder)).isEqualTo(weights(only(unbroken.resolve("moons"))));
    assertThat(folder.resolve("work")).doesNotExist();
  }

  @Test
  void a_run_that_does_not_say_by_which_command_it_began_is_resumed_too() throws IOException {
    CommandRun.of("compare", "xor", "--engines", "scratch", "--epochs", "1", "--out", out);
    Path run = RunFolderFiles.only(out, "xor").folder();
    Files.delete(run.resolve("environment.json"));
    Files.writeString(
        run.resolve("state.json"), "{\"schema\": \"tandem.run/1\", \"state\": \"running\"}");

    CommandRun resumed = CommandRun.of("resume", run);

    assertThat(resumed.exitCode()).as(resumed.err()).isZero();
    assertThat(resumed.out()).contains(run.resolve("report.html").toString());
  }

  @Test
  void a_training_whose_job_lacks_something_is_refused_in_a_line() throws IOException {
    Path model = out.resolve("model.safetensors");
    Path job = Files.createDirectory(out.resolve("model.safetensors.training")).resolve("job.json");
    Files.writeString(
        job,
        "{\"engine\": \"scratch\", \"precision\": \"float32\", \"prepared\": \"a\","
            + " \"folder\": \"b\", \"checkpoints\": {\"epochs\": 1}}");

    CommandRun resumed = CommandRun.of("resume", model);

    assertThat(resumed.exitCode()).isEqualTo(2);
    assertThat(resumed.err())
        .endsWith("tandem: " + job + ": expected a job, got no experiment\n")
        .hasLineCount(2);
    assertThat(job).exists();
  }

  @Test
  void what_is_no_number_of_epochs_or_minutes_is_refused() {
    CommandRun run = CommandRun.of("compare", "xor", "--checkpoint", "0", "--out", out);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "--checkpoint: expected a number of epochs such as 5, of minutes such as 10m, or none,"
                + " got '0'");
  }

  private static List<String> words(String command, String... more) {
    List<String> words = new ArrayList<>(List.of(command));
    words.addAll(MOONS);
    words.addAll(EPOCHS);
    words.addAll(List.of(more));
    return words;
  }

  private static List<String> words(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private static CommandRun run(List<String> words, Path out) {
    return CommandRun.of(words(words, "--out", out.toString()).toArray());
  }

  private void killAfter(int epochs, List<String> words, Path runs) throws Exception {
    begin(words);
    await(epochs, runs);
    kill();
  }

  private void begin(List<String> words) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        words(
            List.of(java, "-cp", System.getProperty("java.class.path"), Tandem.class.getName()),
            words.toArray(String[]::new));
    tandem =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(out.resolve("output").toFile())
            .start();
  }

  /** Until one contender has trained so many epochs. */
  private void await(int epochs, Path runs) throws Exception {
    while (lines(runs) < epochs) {
      assertThat(tandem.isAlive()).as(Files.readString(out.resolve("output"))).isTrue();
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static long lines(Path runs) {
    List<Path> events = below(runs, "events.jsonl");
    try {
      return events.isEmpty()
          ? 0
          : Files.readString(events.get(0)).lines().filter(l -> l.contains("\"epoch\"")).count();
    } catch (IOException begunAnew) {
      return 0;
    }
  }

  /** Files whose names begin so; none while some come and go. */
  private static List<Path> below(Path folder, String name) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith(name)).toList();
    } catch (IOException | UncheckedIOException comingAndGoing) {
      return List.of();
    }
  }

  private void kill() throws InterruptedException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(tandem.toHandle()), tandem.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    tandem.waitFor();
  }

  @AfterEach
  void end() throws InterruptedException {
    if (tandem != null) {
      kill();
    }
  }

  private static void damage(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 1;
    Files.write(file, bytes);
  }

  private static Path newestCheckpoint(Path training) throws IOException {
    List<Path> all = newest(training.resolve("checkpoints"));
    return all.get(all.size() - 1);
  }

  private static List<Path> newest(Path checkpoints) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("epoch-"))
          .sorted((a, b) -> Integer.compare(number(a), number(b)))
          .toList();
    }
  }

  private static int number(Path file) {
    return Integer.parseInt(file.getFileName().toString().replaceAll("[^0-9]", ""));
  }

  private static Path only(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      return all.get(0);
    }
  }

  /** The table of epochs without its seconds. */
  private static List<String> epochs(RunFolderFiles run, String folder) throws IOException {
    List<String> rows = Files.readAllLines(run.folder().resolve(folder + "metrics.csv"));
    List<String> header = List.of(rows.get(0).split(","));
    return rows.stream()
        .map(
            row -> {
              List<String> cells = new ArrayList<>(List.of(row.split(",", -1)));
              cells.remove(header.indexOf("evaluation_seconds"));
              cells.remove(header.indexOf("seconds"));
              return String.join(",", cells);
            })
        .toList();
  }

  private static List<String> weights(Path sweep) throws IOException {
    try (Stream<Path> files = Files.list(sweep.resolve("results"))) {
      List<String> weights = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        weights.add(
            Files.readString(file).replaceAll("(?s).*\"weightsSha256\" : \"(\\w+)\".*", "$1"));
      }
      return weights;
    }
  }
}
