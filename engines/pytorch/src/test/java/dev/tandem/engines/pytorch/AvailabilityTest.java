package dev.tandem.engines.pytorch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.engine.Execution;
import dev.tandem.engine.LaunchOptions;
import dev.tandem.tensor.Precision;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Asked of processes of their own, since a library is loaded, or fails to, once in a process. */
class AvailabilityTest {
  private static final LaunchOptions LAUNCH =
      new PyTorchEngine().launch(new Execution(1, Precision.FLOAT32));

  @Test
  void with_its_launch_options_it_is_ready_in_a_small_heap_and_says_nothing_else()
      throws Exception {
    List<String> options = new ArrayList<>(LAUNCH.jvmOptions());
    options.add("-Xmx64m");
    List<String> lines = run(options, entry -> true);
    assertThat(lines.get(0)).startsWith("Ready[version=LibTorch 2.").contains("device=CPU, ");
    assertThat(lines).hasSize(2);
  }

  @Test
  void without_native_libraries_it_is_missing_and_says_what_helps() throws Exception {
    List<String> lines = run(LAUNCH.jvmOptions(), entry -> !isNative(entry));
    assertThat(lines.get(0))
        .startsWith("Missing[reason=LibTorch does not load on ")
        .contains("jniopenblas_nolapack")
        .contains("remedy=build Tandem on this machine")
        .contains("choose another engine");
    assertThat(lines.get(1)).as("the second answer").isEqualTo(lines.get(0));
    assertThat(lines).hasSize(2);
  }

  @Test
  void without_any_class_of_javacpp_it_is_missing_too() throws Exception {
    List<String> lines = run(List.of(), entry -> !entry.contains("bytedeco"));
    assertThat(lines.get(0)).startsWith("Missing[reason=LibTorch does not load on ");
    assertThat(lines).hasSize(2);
  }

  @Test
  void the_launch_options_pin_the_threads() {
    assertThat(new PyTorchEngine().launch(new Execution(2, Precision.FLOAT32)).environment())
        .containsEntry("OMP_NUM_THREADS", "2")
        .containsEntry("MKL_NUM_THREADS", "2");
  }

  private static boolean isNative(String entry) {
    String name = Path.of(entry).getFileName().toString();
    return Stream.of("linux-", "macosx-", "windows-").anyMatch(name::contains);
  }

  /** Everything that the process prints, to either stream. */
  private static List<String> run(List<String> options, Predicate<String> onClassPath)
      throws IOException, InterruptedException {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(onClassPath)
            .collect(Collectors.joining(File.pathSeparator));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, AvailabilityMain.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor()).isZero();
    return lines;
  }
}
