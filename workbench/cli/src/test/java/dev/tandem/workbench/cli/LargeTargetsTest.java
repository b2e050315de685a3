package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tandem.workbench.observed.json.Json;
import dev.tandem.workbench.runs.results.BaselineEntry;
import dev.tandem.workbench.runs.results.ComparisonFile;
import dev.tandem.workbench.runs.results.MetricsEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way where targets are near 3e8: trained on a scale of one, told in their unit. */
@Tag("once")
class LargeTargetsTest {
  private static final double LEAST = 2e8;
  private static final double EACH = 3e6;

  @TempDir static Path folder;
  private static Path csv;
  private static CommandRun run;
  private static RunFolderFiles files;

  @BeforeAll
  static void compare() throws IOException {
    StringBuilder text = new StringBuilder("age,city,price\n");
    for (int row = 0; row < 150; row++) {
      int age = 20 + row * 37 % 50;
      String city = row % 3 == 0 ? "Oslo" : "Rome";
      text.append(age).append(',').append(city).append(',');
      text.append((long) (LEAST + EACH * age + (row % 3 == 0 ? 2e7 : 0))).append('\n');
    }
    csv = Files.writeString(folder.resolve("prices.csv"), text);
    Path yaml =
        Files.writeString(
            folder.resolve("prices.yaml"),
            "name: prices\n"
                + "data: {source: prices.csv, label: price, task: regression}\n"
                + "network: {hidden: [8]}\n"
                + "loss: mean-squared-error\n"
                + "optimizer: {type: adam, learningRate: 0.02}\n"
                + "training: {epochs: 60, batchSize: 16, seed: 1}\n"
                + "contenders: [textbook]\n");
    run = CommandRun.of("compare", yaml, "--verbose", "--out", folder);
    files = RunFolderFiles.only(folder, "prices");
  }

  @Test
  void metrics_and_baseline_are_in_the_unit_of_the_column_and_the_loss_is_called_scaled()
      throws IOException {
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("targets are standardized for training, (y - ")
        .containsPattern("test loss \\(scaled\\) +0\\.0");
    ComparisonFile file =
        Json.MAPPER.readValue(
            files.folder().resolve("comparison.json").toFile(), ComparisonFile.class);
    MetricsEntry.OfNumbers test =
        (MetricsEntry.OfNumbers) file.contenders().get(0).runs().get(0).metrics().get("test");
    BaselineEntry.OfNumbers baselines = (BaselineEntry.OfNumbers) file.baselines();

    assertThat(file.dataset().targetsScaled()).isTrue();
    assertThat(test.r2()).isGreaterThan(0.99);
    assertThat(test.rmse()).isBetween(1e2, 5e6);
    assertThat(baselines.meanRmse()).isBetween(3e7, 6e7); // 50 ages of 3e6 have deviation 4.3e7
    double deviation = test.rmse() / Math.sqrt(test.loss());
    assertThat(deviation).isCloseTo(4.4e7, within(4e6));
  }

  @Test
  void predictions_are_in_the_unit_of_the_column() throws IOException {
    String model = files.folder().resolve("contenders/textbook/1/model.safetensors").toString();
    CommandRun predicted = CommandRun.of("predict", model, csv, "--format", "csv");
    CommandRun evaluated = CommandRun.of("evaluate", model, csv);

    assertThat(predicted.err()).isEmpty();
    List<String> answers = predicted.out().lines().toList();
    assertThat(Double.parseDouble(answers.get(1))).isCloseTo(2.8e8, within(1e7)); // 20 in Oslo
    assertThat(evaluated.out()).contains("loss (scaled)").containsPattern("R² +(1\\.00|0\\.99)");
    List<String> saved =
        Files.readAllLines(files.folder().resolve("contenders/textbook/1/predictions.csv"));
    String[] cells = saved.get(1).split(",");
    assertThat(Double.parseDouble(cells[2])).isCloseTo(Double.parseDouble(cells[1]), within(1.5e7));
  }
}
