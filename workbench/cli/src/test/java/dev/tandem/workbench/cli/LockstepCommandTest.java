package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.LockstepFile;
import dev.tandem.workbench.runs.results.LockstepFile.FindingEntry;
import dev.tandem.workbench.runs.results.LockstepFile.WalkEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
class LockstepCommandTest {
  @TempDir Path folder;

  @Test
  void two_engines_that_agree_are_walked_in_both_modes_and_what_was_seen_is_kept()
      throws IOException {
    CommandRun run = CommandRun.of("lockstep", "moons", "--steps", 6, "-o", folder.resolve("walk"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .containsSubsequence(
            "synchronized: 6 steps compared\n",
            "free: 6 steps compared\n",
            "moons: textbook (float64) and pytorch (float64), batches of 32 rows\n",
            "tolerance: 1e-9 of a tensor's largest value",
            "textbook: CPU, plain loops\n",
            "  nothing differs in 6 steps\n",
            "  worst step",
            "  0 dense 2 → 16 ",
            "  after 6 steps");
    assertThat(run.out().lines())
        .allSatisfy(
            line -> assertThat(line).hasSizeLessThanOrEqualTo(80 + folder.toString().length()));
    LockstepFile file = read();
    assertThat(file.first()).isEmpty();
    assertThat(file.walks()).extracting(WalkEntry::mode).containsExactly("synchronized", "free");
    assertThat(file.walks()).allSatisfy(walk -> assertThat(walk.steps()).hasSize(6));
    assertThat(ImageIO.read(folder.resolve("walk/lockstep.png").toFile()).getWidth())
        .isEqualTo(1600);
  }

  @Test
  void another_momentum_on_one_side_is_found_in_the_first_step_that_has_a_velocity()
      throws IOException {
    Path experiment = folder.resolve("other.yaml");
    Files.writeString(
        experiment,
        """
        data: {source: moons}
        network: {hidden: [8]}
        optimizer: {type: sgd, learningRate: 0.1, momentum: 0.9}
        contenders:
          - {id: as-it-is, engine: textbook}
          - {id: other, engine: textbook, overrides: {optimizer: {momentum: 0.8}}}
        """);

    CommandRun run =
        CommandRun.of("lockstep", experiment, "--steps", 3, "-o", folder.resolve("walk"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("first difference: step 2, update, layer 0 dense 2 → 8\n")
        .contains("    momentum_buffer of 0.weight at [")
        .containsPattern("    as-it-is +-?\\d\\.\\d+")
        .contains("  2 of 3 steps differ somewhere\n");
    FindingEntry finding = read().first().orElseThrow();
    assertThat(finding.phase()).isEqualTo("update");
    assertThat(finding.difference()).isGreaterThan(finding.allowed());
  }

  @Test
  void another_learning_rate_on_one_side_is_found_in_the_first_update_and_drifts()
      throws IOException {
    Path experiment = folder.resolve("rates.yaml");
    Files.writeString(
        experiment,
        """
        data: {source: moons}
        network: {hidden: [8]}
        contenders:
          - {id: fast, engine: scratch, overrides: {optimizer: {learningRate: 0.01}}}
          - {id: slow, engine: scratch, overrides: {optimizer: {learningRate: 0.0005}}}
        """);

    CommandRun run =
        CommandRun.of("lockstep", experiment, "--steps", 3, "-o", folder.resolve("walk"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("first difference: step 1, update, layer 0 dense 2 → 8\n")
        .contains("    change of 0.weight at [")
        .contains("  3 of 3 steps differ somewhere\n");
    WalkEntry free = read().walk(LockstepFile.FREE).orElseThrow();
    assertThat(free.steps().get(2).layers().get(0).weight()).isPositive();
  }

  @Test
  void what_an_engine_without_traces_leaves_uncompared_is_said_and_kept() throws IOException {
    CommandRun run =
        CommandRun.of("lockstep", lacking("TRACE"), "--steps", 3, "-o", folder.resolve("walk"));

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    String unknown =
        "layers and gradients: not compared, since the second session does not show its steps";
    assertThat(run.out())
        .containsSubsequence("  nothing differs in 3 steps\n  " + unknown, "free: ", unknown);
    assertThat(read().walks()).allSatisfy(walk -> assertThat(walk.unknown()).startsWith(unknown));
  }

  @Test
  void an_engine_that_cannot_be_set_to_a_state_is_walked_freely_only_and_that_is_no_agreement()
      throws IOException {
    Path experiment = lacking("RESTORE");
    CommandRun run =
        CommandRun.of("lockstep", experiment, "--steps", 2, "-o", folder.resolve("walk"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out())
        .contains("  cannot be walked: the second session cannot be set to a state\n")
        .contains("  after 2 steps")
        .doesNotContain("nothing differs");
    assertThat(folder.resolve("walk/lockstep.png")).exists();

    CommandRun none =
        CommandRun.of(
            "lockstep", experiment, "--mode", "synchronized", "-o", folder.resolve("none"));
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.out()).endsWith("lockstep.json\n");
    assertThat(folder.resolve("none/lockstep.png")).doesNotExist();
  }

  private Path lacking(String ability) throws IOException {
    Path experiment = folder.resolve("lacking.yaml");
    Files.writeString(
        experiment,
        """
        data: {source: moons}
        network: {hidden: [8], activation: tanh}
        optimizer: {type: sgd, learningRate: 0.1}
        contenders:
          - scratch
          - engine: {name: partial, settings: {lacks: ABILITY}}
        """
            .replace("ABILITY", ability));
    return experiment;
  }

  @Test
  void engines_that_cannot_walk_are_refused_with_what_to_do() {
    assertRefused(
        "--engines: engine: expected one of absent, cheating, dying, mistake, partial, process,"
            + " pytorch, scratch, textbook, unstartable, got 'pytorhc'; did you mean 'pytorch'?",
        "lockstep",
        "xor",
        "--engines",
        "textbook,pytorhc");
    assertRefused(
        "lockstep: expected two engines, e.g. --engines textbook,pytorch, got scratch",
        "lockstep",
        "xor",
        "--engines",
        "scratch");
    assertRefused(
        "absent is missing: libabsent.so is not there; install libabsent",
        "lockstep",
        "xor",
        "--engines",
        "textbook,absent");
    assertRefused(
        "--precision: expected one of [float64], which textbook computes in, got 'float32'",
        "lockstep",
        "xor",
        "--precision",
        "float32");
  }

  @Test
  void values_that_cannot_be_are_refused() {
    assertRefused(
        "--steps: expected a number of at least 1, got 0", "lockstep", "xor", "--steps", 0);
    assertRefused(
        "--tolerance: expected a number above 0 and below 1, got -1.0",
        "lockstep",
        "xor",
        "--tolerance",
        "-1");
    assertRefused(
        "--mode: expected synchronized, free or both, got 'fre'",
        "lockstep",
        "xor",
        "--mode",
        "fre");
  }

  @Test
  void contenders_with_different_networks_are_refused() throws IOException {
    Path experiment = folder.resolve("networks.yaml");
    Files.writeString(
        experiment,
        """
        data: {source: moons}
        network: {hidden: [8]}
        contenders:
          - {id: one, engine: textbook}
          - {id: two, engine: scratch, overrides: {network: {hidden: [3]}}}
        """);

    assertRefused(
        "lockstep: expected one network for both, since each step is compared number by number,"
            + " got another in the overrides of two",
        "lockstep",
        experiment);
  }

  private static void assertRefused(String message, Object... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertThat(run.err()).isEqualTo("tandem: " + message + System.lineSeparator());
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private LockstepFile read() throws IOException {
    return Json.MAPPER.readValue(folder.resolve("walk/lockstep.json").toFile(), LockstepFile.class);
  }
}
