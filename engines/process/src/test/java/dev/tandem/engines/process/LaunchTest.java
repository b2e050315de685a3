package dev.tandem.engines.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.engine.Availability;
import dev.tandem.engine.Engine;
import dev.tandem.network.SpecException;
import dev.tandem.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchTest {
  @TempDir Path folder;

  @Test
  void a_text_is_split_at_blanks_outside_of_quotes() {
    assertThat(Launch.words("  python3 'my network.py'  --name=\"it's mine\" ''"))
        .containsExactly("python3", "my network.py", "--name=it's mine", "");
  }

  @Test
  void a_file_is_run_by_what_its_name_says() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(command("Net.java")).containsExactly(java, file("Net.java"), "--fast");
    assertThat(command("net.jar")).containsExactly(java, "-jar", file("net.jar"), "--fast");
    assertThat(command("net.js")).containsExactly("node", file("net.js"), "--fast");
    assertThat(command("net.PY").subList(1, 3)).containsExactly(file("net.PY"), "--fast");
    assertThat(command("java")).containsExactly(file("java"), "--fast");
    assertThat(Launch.command(List.of("mlp", "--fast"))).containsExactly("mlp", "--fast");
  }

  @Test
  void a_file_alone_runs_in_its_folder_and_libraries_hear_of_the_threads() throws IOException {
    Files.createFile(folder.resolve("net.py"));
    ProcessBuilder alone = Launch.of(List.of(file("net.py")), 3, folder);
    assertThat(alone.directory()).isEqualTo(folder.toFile());
    assertThat(alone.environment())
        .containsEntry("OMP_NUM_THREADS", "3")
        .containsEntry("MKL_NUM_THREADS", "3")
        .containsEntry("OPENBLAS_NUM_THREADS", "3")
        .containsEntry("PYTHONUNBUFFERED", "1")
        .hasEntrySatisfying("PYTHONPATH", path -> assertThat(path).startsWith(folder.toString()));
    assertThat(Launch.of(List.of(file("net.py"), "a file"), 3, folder).directory()).isNull();
    assertThat(Launch.name(List.of(file("net.py")))).isEqualTo("net.py");
    assertThat(Launch.name(List.of("python3", "net.py"))).isEqualTo("python3 net.py");
  }

  @Test
  void settings_are_a_command_and_a_stall() {
    assertThat(Settings.of(Map.of("command", "python3 net.py", "stall", 0.5)))
        .isEqualTo(Settings.of(Map.of("command", List.of("python3", "net.py"), "stall", 0.5)));
    assertThatThrownBy(() -> Settings.of(Map.of("stall", 1)))
        .isInstanceOf(SpecException.class)
        .hasMessage(
            "engine process: expected command as a list such as [python3, my_network.py], or as a"
                + " text, got null");
    assertThatThrownBy(() -> Settings.of(Map.of("command", "a", "stall", 0)))
        .hasMessage("engine process: expected stall as a number of seconds above 0, got 0");
  }

  @Test
  void without_a_program_the_engine_is_missing() {
    Engine engine = new ProcessEngine();
    assertThat(engine.availability()).isInstanceOf(Availability.Missing.class);
    assertThat(engine.precisions()).containsExactly(Precision.values());
  }

  @Test
  void a_program_that_does_not_start_is_missing_and_the_remedy_fits() throws IOException {
    assertThat(missing("no-such-program"))
        .isEqualTo(
            new Availability.Missing(
                "no-such-program, asked for a start: expected a program that starts, got No such"
                    + " file or directory",
                "install no-such-program, or give its whole path"));
    Files.createFile(folder.resolve("mlp"));
    assertThat(missing(file("mlp")).remedy())
        .isEqualTo("make it executable: chmod +x " + file("mlp"));
  }

  private static Availability.Missing missing(String command) {
    Engine engine = new ProcessEngine().with(Map.of("command", List.of(command)));
    return (Availability.Missing) engine.availability();
  }

  private List<String> command(String name) throws IOException {
    Files.createFile(folder.resolve(name));
    return Launch.command(List.of(file(name), "--fast"));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }
}
