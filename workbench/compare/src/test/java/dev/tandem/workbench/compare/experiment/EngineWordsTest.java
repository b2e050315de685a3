package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.tree.SpecNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineWordsTest {
  @TempDir Path folder;

  @Test
  void an_engine_is_a_contender_by_its_name() {
    assertThat(EngineWords.contenders(List.of("scratch", "pytorch"), "--engines").toPlain())
        .isEqualTo(List.of(Map.of("engine", "scratch"), Map.of("engine", "pytorch")));
  }

  @Test
  void programs_of_one_name_get_ids_of_their_own_that_are_nobody_elses() throws IOException {
    String first = file("a/scratch.py");
    String second = file("b/scratch.py");

    SpecNode contenders = EngineWords.contenders(List.of(first, "scratch", second), "--engines");

    assertThat(contenders.toPlain())
        .isEqualTo(
            List.of(
                Map.of("id", "scratch-2", "engine", "process", "command", List.of(first)),
                Map.of("engine", "scratch"),
                Map.of("id", "scratch-3", "engine", "process", "command", List.of(second))));
  }

  @Test
  void a_program_that_is_not_there_is_refused_with_where_it_was_looked_for() {
    assertThatThrownBy(() -> EngineWords.contenders(List.of("./no_network.py"), "--engines"))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            "--engines: expected a program, got no file "
                + Path.of("no_network.py").toAbsolutePath());
    assertThatThrownBy(() -> EngineWords.contenders(List.of(folder.toString()), "--engines"))
        .hasMessage("--engines: expected a program, got the folder " + folder);
  }

  @ParameterizedTest
  @CsvSource({
    "my_network.py, my_network",
    "/home/me/my net.v2.js, my_net.v2",
    "./mlp, mlp",
    "C:\\nets\\mlp.exe, mlp",
    "/x/.hidden, hidden",
    "/x/…, program"
  })
  void a_program_is_called_after_its_file_so_that_a_folder_can_be(String file, String name) {
    assertThat(ProgramCommand.name(List.of(file))).isEqualTo(name);
  }

  @Test
  void an_interpreter_is_not_what_a_program_is_called_after() {
    assertThat(ProgramCommand.name(List.of("python3", "-O", "nets/deep.py"))).isEqualTo("deep");
    assertThat(ProgramCommand.name(List.of("mlp", "--fast"))).isEqualTo("mlp");
  }

  private String file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.createFile(file).toString();
  }
}
