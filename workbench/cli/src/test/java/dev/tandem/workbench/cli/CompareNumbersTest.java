package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way with real processes where targets are numbers. */
@Tag("once")
class CompareNumbersTest {
  private static final int EPOCHS = 30;

  @TempDir static Path folder;
  private static CommandRun run;
  private static RunFolderFiles files;

  @BeforeAll
  static void compare() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("numbers.yaml"),
            "name: numbers\n"
                + "data: {source: friedman, rows: 600}\n"
                + "network: {hidden: [16]}\n"
                + "loss: mean-squared-error\n"
                + "optimizer: {type: adam, learningRate: 0.02}\n"
                + "schedule: {type: cosine}\n"
                + "training: {epochs: 30, batchSize: 16, seed: 1}\n"
                + "contenders: [textbook]\n");
    run = CommandRun.of("compare", yaml, "--verbose", "--out", folder);
    files = RunFolderFiles.only(folder, "numbers");
  }

  @Test
  void the_table_has_the_figures_and_the_baseline_of_numbers() {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("10 features, regression, shuffled split")
        .containsPattern("test RMSE +\\d\\.\\d{4}\n")
        .containsPattern("test R² +0\\.\\d{4}\n")
        .contains("baseline: always predicting the mean gives RMSE ")
        .doesNotContain("accuracy", "F1");
  }

  @Test
  void the_json_file_has_numbers_figures_only_and_reads_back() throws IOException {
    JsonNode json = files.comparison();
    JsonNode test = json.get("contenders").get(0).get("runs").get(0).get("metrics").get("test");
    ComparisonFile file =
        Json.MAPPER.readValue(
            files.folder().resolve("comparison.json").toFile(), ComparisonFile.class);
    MetricsEntry.OfNumbers metrics =
        (MetricsEntry.OfNumbers) file.contenders().get(0).runs().get(0).metrics().get("test");
    BaselineEntry.OfNumbers baselines = (BaselineEntry.OfNumbers) file.baselines();

    assertThat(json.get("task").asText()).isEqualTo("regression");
    assertThat(test.fieldNames()).toIterable().containsExactly("loss", "mae", "rmse", "r2");
    assertThat(metrics.loss()).isCloseTo(metrics.rmse() * metrics.rmse(), within(1e-9));
    assertThat(metrics.rmse()).isLessThan(0.6 * baselines.meanRmse());
    assertThat(baselines.meanMae()).isLessThan(baselines.meanRmse());
  }

  @Test
  void epochs_carry_their_losses_and_rates() throws IOException {
    List<String> lines =
        Files.readAllLines(files.folder().resolve("contenders/textbook/1/metrics.csv"));
    JsonNode epochs = files.contender("textbook").get("runs").get(0).get("epochs");

    assertThat(lines.get(0)).contains("first_learning_rate,last_learning_rate");
    assertThat(lines).hasSize(EPOCHS + 1);
    assertThat(lines.get(1)).contains(",,"); // numbers have no accuracy
    assertThat(epochs.get(0).get("learningRates").get("first").asDouble()).isEqualTo(0.02);
    // half way of the cosine: half the rate
    assertThat(epochs.get(EPOCHS / 2).get("learningRates").get("last").asDouble())
        .isCloseTo(0.01, within(1e-12));
    assertThat(epochs.get(EPOCHS - 1).get("train").get("loss").asDouble())
        .isLessThan(epochs.get(0).get("train").get("loss").asDouble());
  }

  @Test
  void there_is_a_scatter_and_a_loss_figure_and_no_confusion() throws IOException {
    assertThat(files.names())
        .contains("figures/loss.png", "figures/scatter.png")
        .doesNotContain("figures/confusion.png", "figures/accuracy.png");
  }

  @Test
  void the_model_is_evaluated_and_answers_with_numbers() throws IOException {
    Path model = files.folder().resolve("contenders/textbook/1/model.safetensors");
    CommandRun evaluated = CommandRun.of("evaluate", model, "friedman", "--engine", "textbook");
    Path csv = Files.writeString(folder.resolve("rows.csv"), "1,0,0,0,0,0,0,0,0,0\n");
    CommandRun predicted = CommandRun.of("predict", model, csv, "--engine", "textbook");
    JsonNode test = files.contender("textbook").get("runs").get(0).get("metrics").get("test");

    assertThat(evaluated.out())
        .startsWith("friedman, the test rows of the model's own split\n")
        .contains(String.format(Locale.ROOT, "%.4f", test.get("rmse").asDouble()));
    assertThat(predicted.out()).matches("predicted\\R-?[0-9.]+\\R");
  }
}
