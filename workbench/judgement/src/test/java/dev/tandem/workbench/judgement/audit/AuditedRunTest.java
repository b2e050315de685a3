package dev.tandem.workbench.judgement.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.workbench.judgement.Entries;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.folder.RunException;
import dev.tandem.workbench.runs.results.AuditEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.ContenderEntry;
import dev.tandem.workbench.runs.results.ComparisonFile.RunEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedRunTest {
  private static final RunEntry SINGLE = SeenRun.saved().with("metrics", "{}").entry();
  private static final RunEntry DOUBLE =
      SeenRun.saved().with("metrics", "{}").with("observed/precision", "\"float64\"").entry();

  @TempDir private Path folder;
  private Path run;

  @BeforeEach
  void save() throws IOException {
    run = Files.createDirectory(folder.resolve("run"));
    Files.createDirectories(run.resolve("contenders/scratch"));
    List<ContenderEntry> contenders =
        List.of(contender("scratch", SINGLE), contender("pytorch", DOUBLE));
    Json.MAPPER.writeValue(run.resolve("comparison.json").toFile(), Entries.comparison(contenders));
  }

  @Test
  void a_run_folder_stands_for_all_its_contenders() {
    assertThat(AuditedRun.read(run).contenders())
        .extracting(ContenderEntry::id)
        .containsExactly("scratch", "pytorch");
  }

  @Test
  void a_contender_is_named_behind_a_slash_or_by_its_own_folder() {
    for (Path path :
        List.of(run.resolve("scratch"), run.resolve("contenders").resolve("scratch"))) {
      AuditedRun one = AuditedRun.read(path);
      assertThat(one.name()).isEqualTo(path.toString());
      assertThat(one.contenders()).extracting(ContenderEntry::id).containsExactly("scratch");
    }
  }

  @Test
  void an_unknown_contender_is_refused_with_the_names_of_the_known_ones() {
    assertThatThrownBy(() -> AuditedRun.read(run.resolve("textbook")))
        .isInstanceOf(RunException.class)
        .hasMessage(
            run.resolve("textbook")
                + ": expected one of the run's contenders, [scratch, pytorch], got 'textbook'");
  }

  @Test
  void a_path_that_is_not_a_run_is_refused_whether_or_not_it_exists() {
    assertThatThrownBy(() -> AuditedRun.read(folder))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(folder + ": expected a run folder, such as runs/xor/")
        .hasMessageEndingWith("; got something without comparison.json");
    assertThatThrownBy(() -> AuditedRun.read(folder.resolve("none/none")))
        .isInstanceOf(RunException.class)
        .hasMessageEndingWith("; got nothing there");
    assertThatThrownBy(() -> AuditedRun.read(Path.of("/")))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith("/: expected a run folder");
  }

  @Test
  void an_unreadable_comparison_is_refused_in_one_line() throws IOException {
    Files.writeString(run.resolve("comparison.json"), "{\n");
    assertThatThrownBy(() -> AuditedRun.read(run))
        .isInstanceOf(RunException.class)
        .hasMessageStartingWith(run.resolve("comparison.json") + ": expected a comparison, got ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void two_runs_are_compared_contender_by_contender_of_the_same_id() {
    AuditedRun both = AuditedRun.read(run);
    AuditedRun other =
        new AuditedRun(
            "other",
            List.of(
                contender("pytorch", DOUBLE),
                contender("scratch", DOUBLE),
                contender("textbook", DOUBLE)));

    List<AuditEntry> entries = both.against(other);
    assertThat(entries.stream().map(entry -> entry.a() + " and " + entry.b()).distinct())
        .containsExactly(run + "/scratch and other/scratch", run + "/pytorch and other/pytorch");
    assertThat(differing(entries)).containsExactly(run + "/scratch: precision");
  }

  @Test
  void one_contender_against_one_needs_no_equal_ids() {
    AuditedRun scratch = AuditedRun.read(run.resolve("scratch"));
    AuditedRun pytorch = AuditedRun.read(run.resolve("pytorch"));

    assertThat(differing(scratch.against(pytorch)))
        .containsExactly(run.resolve("scratch") + ": precision");
    // the name of this run does not include its only contender
    AuditedRun lone = new AuditedRun("lone", List.of(contender("textbook", DOUBLE)));
    assertThat(lone.against(pytorch)).extracting(AuditEntry::a).containsOnly("lone/textbook");
  }

  @Test
  void one_contender_against_several_is_compared_with_that_of_its_id() {
    AuditedRun one = AuditedRun.read(run.resolve("pytorch"));

    assertThat(one.against(AuditedRun.read(run)))
        .extracting(AuditEntry::b)
        .containsOnly(run + "/pytorch");
    assertThat(AuditedRun.read(run).against(one))
        .extracting(AuditEntry::a)
        .containsOnly(run + "/pytorch");
  }

  @Test
  void runs_without_a_common_finished_contender_are_refused_with_their_contenders() {
    AuditedRun a = new AuditedRun("a", List.of(contender("x"), contender("y")));
    AuditedRun b = new AuditedRun("b", List.of(contender("x", SINGLE)));

    assertThatThrownBy(() -> a.against(b))
        .isInstanceOf(RunException.class)
        .hasMessage(
            "expected contenders of the same id that finished in both runs, got [x (failed), y"
                + " (failed)] and [x (finished)]; name one of each, such as RUN/ID");
  }

  private static ContenderEntry contender(String id, RunEntry... runs) {
    return SeenRun.contender(id, List.of(runs));
  }

  private static List<String> differing(List<AuditEntry> entries) {
    return entries.stream()
        .filter(entry -> entry.finding().equals("differs"))
        .map(entry -> entry.a() + ": " + entry.item())
        .toList();
  }
}
