package dev.tandem.workbench.compare.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.tree.SpecNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnProgramsTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.createFile(folder.resolve("net.py"));
    Files.createFile(folder.resolve("settings.json"));
  }

  @Test
  void files_in_a_command_count_from_the_experiment_and_other_words_stay() throws IOException {
    SpecNode tree = load("{engine: process, command: [python3, net.py, settings.json, fast]}");

    assertThat(contender(tree))
        .isEqualTo(
            Map.of(
                "engine",
                "process",
                "command",
                List.of(
                    "python3",
                    folder.resolve("net.py").toString(),
                    folder.resolve("settings.json").toString(),
                    "fast")));
  }

  @Test
  void the_long_form_says_the_same() throws IOException {
    SpecNode tree = load("{engine: {name: process, settings: {command: net.py}}}");

    assertThat(contender(tree).toString()).contains(folder.resolve("net.py").toString());
    assertThatThrownBy(() -> OwnPrograms.REFUSED.check(tree)).hasMessageContaining("net.py");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{engine: process, command: [net.py]}",
        "{engine: process, command: net.py}",
        "{engine: {name: process, settings: {command: [net.py]}}}"
      })
  void programs_of_a_file_are_refused_by_line_and_allowed_by_a_flag(String contender)
      throws IOException {
    SpecNode tree = load(contender);

    assertThatThrownBy(() -> OwnPrograms.REFUSED.check(tree))
        .isInstanceOf(ExperimentException.class)
        .hasMessage(
            folder.resolve("a.yaml")
                + ", line 3: command: expected --allow-programs, since this file would start the"
                + " program '"
                + folder.resolve("net.py")
                + "', got no such flag; add it if you trust the program");
    assertThatCode(() -> OwnPrograms.ALLOWED.check(tree)).doesNotThrowAnyException();
  }

  @Test
  void a_command_in_one_text_is_refused_with_how_to_write_it() throws IOException {
    SpecNode tree = load("{engine: process, command: python3 net.py}");

    assertThatThrownBy(() -> OwnPrograms.ALLOWED.check(tree))
        .hasMessageEndingWith("; write a command as a list: [python3, my.py]");
  }

  @Test
  void contenders_that_are_no_programs_need_no_flag() throws IOException {
    assertThatCode(() -> OwnPrograms.REFUSED.check(load("scratch"))).doesNotThrowAnyException();
  }

  @Test
  void settings_of_a_program_are_refused_of_another_engine() throws IOException {
    SpecNode tree = load("{engine: scratch, command: [net.py]}");

    assertThatThrownBy(() -> ComparisonReader.read(tree, OwnPrograms.ALLOWED))
        .hasMessageContaining("engine scratch: expected no settings, got [command]");
  }

  private static Object contender(SpecNode tree) {
    return ((SpecNode.Items) tree.find("contenders").orElseThrow()).items().get(0).toPlain();
  }

  private SpecNode load(String contender) throws IOException {
    Path file = folder.resolve("a.yaml");
    Files.writeString(file, "data: {source: xor}\ncontenders:\n  - " + contender + "\n");
    return ExperimentFiles.load(file.toString());
  }
}
