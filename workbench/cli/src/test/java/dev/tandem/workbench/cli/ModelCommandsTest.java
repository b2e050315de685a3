package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code evaluate} and {@code predict} with the model of a real run. */
@Tag("once")
class ModelCommandsTest {
  @TempDir static Path folder;
  private static RunFolderFiles moons;
  private static Path model;

  @BeforeAll
  static void train() throws IOException {
    CommandRun.of("compare", "moons", "--engines", "scratch", "--epochs", 5, "--out", folder);
    moons = RunFolderFiles.only(folder, "moons");
    model = moons.folder().resolve("contenders/scratch/1/model.safetensors");
  }

  @ParameterizedTest
  @ValueSource(strings = {"textbook", "scratch", "pytorch"})
  void evaluate_gives_the_figures_of_the_run_on_any_engine(String engine) throws IOException {
    CommandRun run = CommandRun.of("evaluate", model, "moons", "--engine", engine);

    JsonNode test = moons.contender("scratch").get("runs").get(0).get("metrics").get("test");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .startsWith("moons, the test rows of the model's own split\n")
        .containsPattern("rows +200\n")
        .containsPattern("loss +" + four(test.get("loss")) + "\n")
        .containsPattern("accuracy +" + percent(test.get("accuracy")) + "\n")
        .containsPattern("precision +" + four(test.get("precision")) + "\n")
        .containsPattern("recall +" + four(test.get("recall")) + "\n")
        .containsPattern("F1 +" + four(test.get("f1")) + "\n")
        .containsPattern("PR-AUC +" + four(test.get("prAuc")) + "\n")
        .containsPattern("ROC-AUC +" + four(test.get("rocAuc")) + "\n")
        .containsPattern("\n0 +" + counts(test, 0) + "\n1 +" + counts(test, 1) + "\n")
        .contains("50.00 % accuracy", "always predicting '1' gives F1 0.6667 and PR-AUC 0.5000");
  }

  @Test
  void evaluate_takes_all_rows_of_a_csv_file() throws IOException {
    Path csv = Files.writeString(folder.resolve("points.csv"), "x,y,class\n-1,0,0\n2,0,1\n1,1,0\n");

    CommandRun run = CommandRun.of("evaluate", model, csv, "--label", "class");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("points.csv, all rows\n").containsPattern("rows +3\n");
  }

  @Test
  void evaluate_knows_the_models_own_file_by_its_content_and_refuses_it_once_it_has_changed()
      throws IOException {
    StringBuilder rows = new StringBuilder("x,y,class\n");
    for (int i = 0; i < 60; i++) {
      rows.append(i % 7 + "," + i % 5 + "," + (i % 7 > 3 ? "b" : "a") + "\n");
    }
    Path own = Files.writeString(folder.resolve("own.csv"), rows);
    Path yaml =
        Files.writeString(
            folder.resolve("own.yaml"),
            "name: own\ndata: {source: '" + own + "', label: class}\nnetwork: {hidden: [4]}\n");
    CommandRun.of("compare", yaml, "--engines", "textbook", "--epochs", 1, "--out", folder);
    Path trained =
        RunFolderFiles.only(folder, "own")
            .folder()
            .resolve("contenders/textbook/1/model.safetensors");

    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("own.csv");
    Path renamed = Files.copy(own, folder.resolve("renamed.csv"));
    Files.copy(own, elsewhere);
    assertThat(CommandRun.of("evaluate", trained, own).out()).contains("own split");
    assertThat(CommandRun.of("evaluate", trained, elsewhere).out()).contains("own split");
    assertThat(CommandRun.of("evaluate", trained, renamed).out())
        .contains("all rows, which flatters if some of them trained the model");

    Files.writeString(own, rows + "1,1,a\n");
    assertThat(CommandRun.of("evaluate", trained, own).err())
        .isEqualTo(
            "tandem: "
                + own
                + ": expected the rows that the model was trained on, got others (the file has"
                + " changed since), so its test rows cannot be told; evaluate a file of rows that"
                + " the model has not seen\n");
  }

  @Test
  void evaluate_refuses_in_one_line_what_the_model_cannot_take() {
    assertRefused("digits: expected the model's classes 0, 1, got 0, 1, 2, 3", "digits");
    assertRefused(
        "dataset: expected a CSV file or one of xor, moons, circles, spirals, digits, appointments,"
            + " friedman, mnist, fashion-mnist, kmnist, noshow, iris, wine, breast-cancer, got"
            + " 'mons'; did you mean 'moons'?",
        "mons");
    assertRefused("--label: expected only with another CSV file", "xor", "--label", "y");
    assertRefused("--engine: engine: expected one of ", "moons", "--engine", "pytroch");
    assertRefused("absent is missing: libabsent.so is not there", "moons", "--engine", "absent");
  }

  private static void assertRefused(String start, Object... arguments) {
    Object[] words = new Object[arguments.length + 2];
    words[0] = "evaluate";
    words[1] = model;
    System.arraycopy(arguments, 0, words, 2, arguments.length);
    CommandRun run = CommandRun.of(words);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("tandem: " + start).hasLineCount(1);
  }

  @Test
  void predict_answers_every_row_with_the_probability_of_each_class() throws IOException {
    Path csv = Files.writeString(folder.resolve("unknown.csv"), "x,y\n-1,0.3\n2,0.2\n");

    CommandRun run = CommandRun.of("predict", model, csv);

    assertThat(run.exitCode()).isZero();
    String[] lines = run.out().split("\r?\n");
    assertThat(lines).hasSize(3);
    assertThat(lines[0]).isEqualTo("predicted,p_0,p_1");
    assertThat(lines[1]).startsWith("0,0.");
    assertThat(lines[2]).startsWith("1,0.");
  }

  @Test
  void predict_prints_a_small_table_where_it_is_asked_for_or_a_person_watches() throws IOException {
    Path csv = Files.writeString(folder.resolve("two.csv"), "x,y\n-1,0.3\n2,0.2\n");

    assertThat(CommandRun.of("predict", model, csv, "--format", "table").out())
        .matches(
            "row +x1 +x2  predicted +p\\(0\\) +p\\(1\\)\n"
                + "1 +-1  0\\.3 +0  0\\.\\d{4}  0\\.\\d{4}\n"
                + "2 +2  0\\.2 +1  0\\.\\d{4}  0\\.\\d{4}\n");
    System.setProperty("tandem.terminal", "true");
    try {
      assertThat(CommandRun.of("predict", model, csv).out())
          .startsWith(Terminal.isInteractive() ? "row " : "predicted,") // a dumb one is a file
          .hasLineCount(3);
      assertThat(CommandRun.of("predict", model, csv, "--format", "csv").out())
          .startsWith("predicted,");
    } finally {
      System.clearProperty("tandem.terminal");
    }
  }

  @Test
  void predict_answers_the_test_rows_of_a_dataset_beside_what_they_are() {
    CommandRun piped = CommandRun.of("predict", model, "moons");
    CommandRun table = CommandRun.of("predict", model, "moons", "--format", "table");

    assertThat(piped.out()).startsWith("predicted,p_0,p_1").hasLineCount(1 + 200);
    assertThat(table.out())
        .containsPattern("^row +x +y +actual +predicted +p\\(0\\) +p\\(1\\)\n")
        .endsWith("and 180 more rows; --format csv prints all\n")
        .hasLineCount(1 + 20 + 1);
    assertThat(CommandRun.of("predict", model, "mons").err())
        .isEqualTo(
            "tandem: rows: expected a CSV file or one of xor, moons, circles, spirals, digits,"
                + " appointments, friedman, mnist, fashion-mnist, kmnist, noshow, iris, wine,"
                + " breast-cancer, got 'mons'; did you mean 'moons'?\n");
  }

  @Test
  void predict_writes_the_file_that_is_asked_for() throws IOException {
    Path csv = Files.writeString(folder.resolve("in.csv"), "x,y\n-1,0.3\n");
    Path answers = folder.resolve("answers.csv");

    CommandRun run = CommandRun.of("predict", model, csv, "--output", answers);

    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("1 prediction: " + answers + "\n");
    assertThat(answers).content().startsWith("predicted,p_0,p_1").hasLineCount(2);
  }

  @Test
  void a_model_that_is_none_is_refused_in_one_line() throws IOException {
    Path file = Files.writeString(folder.resolve("model.safetensors"), "no model");

    CommandRun run = CommandRun.of("predict", file, file);

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).startsWith("tandem: " + file + ": expected ").hasLineCount(1);
  }

  private static String four(JsonNode value) {
    return String.format(Locale.ROOT, "%.4f", value.asDouble());
  }

  private static String percent(JsonNode value) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * value.asDouble());
  }

  private static String counts(JsonNode metrics, int actual) {
    JsonNode row = metrics.get("confusion").get(actual);
    return row.get(0).asText() + " +" + row.get(1).asText();
  }
}
