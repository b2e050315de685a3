package dev.tandem.engines.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Engine;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program in examples/library, with nothing on its class path but core and this engine. */
class LibraryExampleTest {
  private static final Path PROGRAM = Path.of("..", "..", "examples", "library", "Rings.java");

  private static final List<String> VECTORS = List.of("--add-modules", "jdk.incubator.vector");

  @TempDir static Path folder;

  private static Path model;
  private static String output;

  @BeforeAll
  static void runInVectors() throws Exception {
    model = folder.resolve("rings.safetensors");
    output = run(VECTORS, model);
  }

  @Test
  void the_example_trains_evaluates_saves_and_predicts() throws Exception {
    assertThat(output).contains("test accuracy 0.99").contains("(0.1, 0.2) is within");
    assertThat(output).doesNotContain("plain loops");
    assertThat(Files.size(model)).isGreaterThan(1000);
  }

  @Test
  void without_the_module_it_answers_the_same_and_a_line_names_the_flag() throws Exception {
    Path without = folder.resolve("without-module.safetensors");
    assertThat(run(List.of(), without)).contains("--add-modules jdk.incubator.vector");
    assertThat(without).hasSameBinaryContentAs(model);
  }

  @Test
  void without_fused_multiply_add_it_answers_the_same_and_a_line_says_so() throws Exception {
    Path without = folder.resolve("without-fma.safetensors");
    List<String> options = List.of(VECTORS.get(0), VECTORS.get(1), "-XX:-UseFMA");
    assertThat(run(options, without)).contains("has no fused multiply-add");
    assertThat(without).hasSameBinaryContentAs(model);
  }

  private static String run(List<String> options, Path file)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        classes(Engine.class) + System.getProperty("path.separator") + classes(Kernel.class));
    command.add(PROGRAM.toString());
    command.add(file.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }

  private static String classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
