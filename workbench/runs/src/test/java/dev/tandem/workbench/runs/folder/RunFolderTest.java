package dev.tandem.workbench.runs.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path runs;

  @Test
  void it_grows_hidden_and_gets_its_name_when_it_is_whole() {
    RunFolder folder = RunFolder.create(runs, "xor");
    assertThat(folder.path().getFileName().toString()).startsWith(".");
    folder.writeJson(folder.path().resolve("a.json"), Map.of("x", 1));
    folder.writeJsonLines(folder.path().resolve("b.jsonl"), List.of(1, 2));
    Path whole = folder.complete();

    assertThat(folder.path()).doesNotExist();
    assertThat(whole.getFileName().toString()).matches("\\d{8}-\\d{6}");
    assertThat(whole.resolve("a.json")).hasContent("{\n  \"x\" : 1\n}\n");
    assertThat(whole.resolve("b.jsonl")).hasContent("1\n2\n");
    assertThat(whole).isDirectoryNotContaining("glob:**/.*");
  }

  @Test
  void two_runs_in_one_second_do_not_share_a_folder() {
    Path one = RunFolder.create(runs, "xor").path();
    Path two = RunFolder.create(runs, "xor").path();

    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void an_abandoned_run_leaves_nothing() {
    RunFolder folder = RunFolder.create(runs, "xor");
    folder.contender("scratch", 1);
    folder.write(folder.path().resolve("a.txt"), "a");
    folder.abandon();

    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void an_abandoned_run_leaves_the_others() throws IOException {
    Path other = RunFolder.create(runs, "xor").complete();
    RunFolder.create(runs, "xor").abandon();

    try (var files = Files.list(runs.resolve("xor"))) {
      assertThat(files).containsExactly(other);
    }
  }

  @Test
  void a_run_at_work_is_told_from_one_that_is_over() {
    RunFolder folder = RunFolder.create(runs, "xor");
    assertThat(RunLock.isHeld(folder.path())).isTrue();

    Path whole = folder.complete();
    assertThat(RunLock.isHeld(whole)).isFalse();
    assertThat(whole).isEmptyDirectory();
  }
}
