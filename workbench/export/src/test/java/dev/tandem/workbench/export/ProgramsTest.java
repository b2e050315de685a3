package dev.tandem.workbench.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The programs train as the textbook does, each on all cases in one process: that of PyTorch takes
 * seconds to start.
 */
@Tag("once")
class ProgramsTest {
  private static final double TOLERANCE = 1e-5;
  private static final Pattern EPOCH =
      Pattern.compile("epoch (\\d+): training loss ([^ ,]+), test loss ([^ ,]+).*");
  private static final List<Case> CASES = Cases.all();

  @TempDir static Path folder;

  @BeforeAll
  static void export() throws IOException {
    for (int i = 0; i < CASES.size(); i++) {
      Case one = CASES.get(i);
      TakeAway.of(one.experiment(), one.data(), "").writeTo(folder(i));
    }
  }

  private static Path folder(int i) {
    return folder.resolve("case" + i);
  }

  /** Programs in Python that this machine can run. */
  static List<String> pythonPrograms() throws IOException, InterruptedException {
    List<String> programs = new ArrayList<>();
    if (run("python3", "-c", "import numpy").rc() == 0) {
      programs.add("train_numpy.py");
    }
    if (run("python3", "-c", "import torch").rc() == 0) {
      programs.add("train_pytorch.py");
    }
    return programs;
  }

  @ParameterizedTest
  @MethodSource("pythonPrograms")
  void a_program_in_python_follows_the_textbook(String program)
      throws IOException, InterruptedException {
    Path driver = folder.resolve("all.py");
    Files.writeString(
        driver,
        """
        import runpy, sys, traceback
        for i in range(int(sys.argv[2])):
            print("case", i)
            try:
                runpy.run_path(f"{sys.argv[1]}/case{i}/PROGRAM")
            except Exception:
                traceback.print_exc(file=sys.stdout)
        """
            .replace("PROGRAM", program));
    Output output =
        run("python3", "-W", "error", driver.toString(), folder.toString(), CASES.size() + "");
    requireTextbook(output.text());
  }

  @Test
  void the_program_in_java_follows_the_textbook() throws IOException, InterruptedException {
    Path sources = Files.createDirectories(folder.resolve("sources"));
    StringBuilder calls = new StringBuilder();
    List<String> files =
        new ArrayList<>(List.of("-Xlint:all", "-Werror", "-encoding", "US-ASCII", "-cp", ""));
    files.addAll(List.of("-d", folder.resolve("classes").toString()));
    for (int i = 0; i < CASES.size(); i++) {
      Path source = Files.createDirectories(sources.resolve("case" + i)).resolve("Train.java");
      String text = Files.readString(folder(i).resolve("Train.java"));
      Files.writeString(source, "package case" + i + ";\n" + text);
      files.add(source.toString());
      calls.append("System.out.println(\"case %d\");\n".formatted(i));
      calls.append(
          "case%d.Train.main(new String[] {a[0] + \"/case%d/experiment.safetensors\"});\n"
              .formatted(i, i));
    }
    Path all = sources.resolve("All.java");
    Files.writeString(
        all,
        "public class All { public static void main(String[] a) throws Exception {\n"
            + calls
            + "}}");
    files.add(all.toString());
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, files.toArray(String[]::new)))
        .isZero();

    Output output =
        run("java", "-cp", folder.resolve("classes").toString(), "All", folder.toString());
    requireTextbook(output.text());
  }

  @Test
  void every_line_of_a_program_fits_a_page_and_ends_with_a_sign() throws IOException {
    SoftAssertions all = new SoftAssertions();
    for (int i = 0; i < CASES.size(); i++) {
      for (String program : List.of("train_numpy.py", "train_pytorch.py", "Train.java")) {
        all.assertThat(Files.readAllLines(folder(i).resolve(program)))
            .as("%s of %s", program, CASES.get(i))
            .filteredOn(line -> line.length() > 120 || !line.equals(line.stripTrailing()))
            .isEmpty();
      }
    }
    all.assertAll();
  }

  private static void requireTextbook(String output) {
    SoftAssertions all = new SoftAssertions();
    String[] parts = output.split("case \\d+\\R", -1);
    assertThat(parts).as(output).hasSize(CASES.size() + 1);
    for (int i = 0; i < CASES.size(); i++) {
      Case one = CASES.get(i);
      List<Double> expected = new ArrayList<>();
      one.textbook().forEach(losses -> expected.addAll(List.of(losses.training(), losses.test())));
      List<Double> got = new ArrayList<>();
      for (String line : parts[i + 1].split("\\R")) {
        Matcher epoch = EPOCH.matcher(line);
        if (epoch.matches()) {
          got.add(Double.parseDouble(epoch.group(2)));
          got.add(Double.parseDouble(epoch.group(3)));
        }
      }
      all.assertThat(got.stream().mapToDouble(x -> x).toArray())
          .as("%d %s: %s", i, one, got.size() == expected.size() ? "" : parts[i + 1])
          .containsExactly(expected.stream().mapToDouble(x -> x).toArray(), within(TOLERANCE));
    }
    all.assertAll();
  }

  private record Output(int rc, String text) {}

  private static Output run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes());
    return new Output(process.waitFor(), text);
  }
}
