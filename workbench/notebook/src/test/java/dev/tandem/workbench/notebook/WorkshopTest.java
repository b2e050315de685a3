package dev.tandem.workbench.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tandem.workbench.notebook.Notebook.Cell;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workshop, executed by Jupyter as a reader would. */
@Tag("once")
class WorkshopTest {
  private static final Path WORKSHOP = Path.of("..", "..", "examples", "workshop");
  private static final Pattern NUMBER = Pattern.compile("-?\\d[\\d,]*(\\.\\d+)?");
  private static final String JAR = "workbench/cli/target/lib/tandem-notebook-0.1.0-SNAPSHOT.jar";

  @TempDir Path folder;

  @Test
  void the_notebook_runs_in_jupyter_and_gives_the_numbers_that_it_shows() throws Exception {
    assumeTrue(isThere("jupyter-nbconvert"), "Jupyter is not on the PATH");
    Notebook shown = Notebook.read(WORKSHOP.resolve("workshop.ipynb"));

    Notebook executed = execute(WORKSHOP.resolve("workshop.ipynb"));

    assertThat(executed.cells()).hasSameSizeAs(shown.cells());
    for (int i = 0; i < shown.cells().size(); i++) {
      assertSame(executed.cells().get(i), shown.cells().get(i));
    }
    assertThat(executed.cells().stream().mapToInt(Cell::pictures).sum()).isEqualTo(10);
  }

  private static void assertSame(Cell executed, Cell shown) {
    assertThat(executed.errors()).as(shown.code()).isEmpty();
    assertThat(executed.pictures()).as(shown.code()).isEqualTo(shown.pictures());
    if (!shown.isCommand()) {
      assertThat(words(executed)).as(shown.code()).isEqualTo(words(shown));
      double[] expected = numbers(shown);
      double[] measured = numbers(executed);
      for (int i = 0; i < expected.length; i++) { // PyTorch rounds as the processor has it
        assertThat(measured[i])
            .as(shown.code())
            .isCloseTo(expected[i], within(0.002 * Math.abs(expected[i]) + 1e-4));
      }
    }
  }

  private static String words(Cell cell) {
    return NUMBER.matcher(cell.printed()).replaceAll("#");
  }

  private static double[] numbers(Cell cell) {
    return NUMBER
        .matcher(cell.printed())
        .results()
        .map(MatchResult::group)
        .mapToDouble(number -> Double.parseDouble(number.replace(",", "")))
        .toArray();
  }

  @Test
  void the_script_for_jshell_has_the_same_code_as_the_notebook() throws IOException {
    String code =
        Notebook.read(WORKSHOP.resolve("workshop.ipynb")).cells().stream()
            .filter(cell -> !cell.isCommand())
            .map(Cell::code)
            .collect(Collectors.joining("\n"));

    assertThat(withoutText(Files.readString(WORKSHOP.resolve("workshop.jsh"))))
        .as("examples/workshop/script.py makes workshop.jsh")
        .isEqualTo(withoutText(code));
  }

  @Test
  void jshell_reads_the_script_line_by_line() throws IOException {
    try (JShell shell = JShell.create()) {
      SourceCodeAnalysis analysis = shell.sourceCodeAnalysis();
      String open = "";
      for (String line : withoutText(Files.readString(WORKSHOP.resolve("workshop.jsh")))) {
        open += line + "\n";
        Completeness completeness = analysis.analyzeCompletion(open).completeness();
        assertThat(completeness).as(open).isNotEqualTo(Completeness.UNKNOWN);
        if (completeness == Completeness.COMPLETE_WITH_SEMI) { // a chart; or code that goes on
          assertThat(open).matches("(?s)(Runs|Lines|Images)\\..*");
        }
        open = completeness.isComplete() ? "" : open;
      }
      assertThat(open).isEmpty();
    }
  }

  private static List<String> withoutText(String script) {
    return script.lines().filter(line -> !line.isBlank() && !line.startsWith("//")).toList();
  }

  /** In a folder of its own, where the jar that the notebook names stands for this class path. */
  private Notebook execute(Path notebook) throws IOException, InterruptedException {
    Path copy = folder.resolve("examples").resolve("workshop").resolve("workshop.ipynb");
    Files.createDirectories(copy.getParent());
    Files.copy(notebook, copy);
    writeJar(folder.resolve(JAR));
    Path executed = folder.resolve("executed.ipynb");
    ProcessBuilder builder =
        new ProcessBuilder(
            WORKSHOP.resolve("run").toAbsolutePath().normalize().toString(),
            copy.toString(),
            executed.toString());
    builder.environment().put("TANDEM_KERNEL", kernel());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("TANDEM_DATA"); // the numbers are those of generated digits
    Process process = builder.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return Notebook.read(executed);
  }

  private static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            classPath().map(path -> path.toUri().toString()).collect(Collectors.joining(" ")));
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
  }

  private static String kernel() {
    return classPath()
        .map(Path::toString)
        .filter(path -> path.contains("rapaio-jupyter-kernel"))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Path> classPath() {
    return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
        .splitAsStream(System.getProperty("java.class.path"))
        .map(Path::of)
        .map(Path::toAbsolutePath);
  }

  private static boolean isThere(String program) {
    return Pattern.compile(Pattern.quote(System.getProperty("path.separator")))
        .splitAsStream(System.getenv("PATH"))
        .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
  }
}
