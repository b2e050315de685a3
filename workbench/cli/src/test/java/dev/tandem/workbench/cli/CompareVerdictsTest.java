package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.FigureVerdictEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.ModelsEntry;
import dev.tandem.workbench.runs.results.VerdictsEntry.PairEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real processes: two engines that agree, and one with wrong labels. */
@Tag("once")
class CompareVerdictsTest {
  private static final int REPEATS = 3;

  @TempDir static Path folder;
  private static CommandRun run;
  private static RunFolderFiles files;
  private static ComparisonFile file;

  @BeforeAll
  static void compare() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("verdicts.yaml"),
            "name: verdicts\n"
                + "data: {source: moons, rows: 500}\n"
                + "network: {hidden: [8]}\n"
                + "optimizer: {type: adam, learningRate: 0.02}\n"
                + "training: {epochs: 20, batchSize: 32, seed: 7}\n"
                + "contenders:\n"
                + "  - textbook\n"
                + "  - scratch\n"
                + "  - {id: misled, engine: scratch, overrides: {data: {labelNoise: 0.3}}}\n");
    run =
        CommandRun.of(
            "compare",
            yaml,
            "--verbose",
            "--repeats",
            REPEATS,
            "--primary",
            "loss",
            "--margin",
            "0.02",
            "--out",
            folder);
    files = RunFolderFiles.only(folder, "verdicts");
    file =
        Json.MAPPER.readValue(
            files.folder().resolve("comparison.json").toFile(), ComparisonFile.class);
  }

  @Test
  void contenders_of_one_repeat_share_their_seed() {
    for (ContenderEntry contender : file.contenders()) {
      assertThat(contender.runs()).extracting(RunEntry::seed).containsExactly(7L, 8L, 9L);
    }
  }

  @Test
  void engines_that_agree_are_the_same_and_wrong_labels_make_a_difference() {
    assertThat(run.err()).isEmpty();
    assertThat(primary("textbook", "scratch").verdict()).isEqualTo("the same");
    assertThat(primary("scratch", "misled").verdict()).isEqualTo("different");
    assertThat(primary("scratch", "misled").better()).isEqualTo("scratch");
    assertThat(primary("scratch", "misled").evidence().n()).isEqualTo(REPEATS);
    assertThat(primary("scratch", "misled").evidence().family()).isEqualTo(3);
  }

  @Test
  void what_differs_between_them_is_named_with_the_difference() {
    assertThat(pair("scratch", "misled").caveats()).isNotEmpty();
    assertThat(primary("scratch", "misled").sentence())
        .contains("Other differences that may explain it");
  }

  @Test
  void the_models_of_every_repeat_are_compared_on_the_test_rows_that_they_share() {
    assertThat(pair("scratch", "misled").models())
        .extracting(ModelsEntry::repeat)
        .containsExactly(1, 2, 3);
    assertThat(pair("scratch", "misled").models()).allMatch(models -> models.rows() == 100);
  }

  @Test
  void the_terminal_says_it_all_if_asked() {
    assertThat(run.out())
        .contains("  95 % interval")
        .contains("verdict: textbook and scratch are the same in test loss, within 0.0200")
        .contains("verdict: scratch is better than misled in test loss")
        .contains("data of misled: 108 of 360 training rows have a wrong label, on purpose")
        .contains("models:  These two trained models only (repeat 1, 100 test rows)")
        .contains("beats always predicting the majority class");
  }

  @Test
  void the_plan_is_kept_with_the_experiment() throws IOException {
    assertThat(file.verdicts().primary()).isEqualTo("loss");
    assertThat(file.verdicts().margins()).containsEntry("loss", 0.02).containsEntry("time", 0.05);
    assertThat(Files.readString(files.folder().resolve("experiment.yaml")))
        .contains("primary: loss")
        .contains("labelNoise: 0.3");
  }

  private static FigureVerdictEntry primary(String a, String b) {
    return pair(a, b).figures().get(0);
  }

  private static PairEntry pair(String a, String b) {
    VerdictsEntry verdicts = file.verdicts();
    List<PairEntry> pairs =
        verdicts.pairs().stream().filter(p -> p.a().equals(a) && p.b().equals(b)).toList();
    assertThat(pairs).hasSize(1);
    return pairs.get(0);
  }
}
