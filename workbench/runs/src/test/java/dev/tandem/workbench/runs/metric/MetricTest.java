package dev.tandem.workbench.runs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.Task;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTest {
  @Test
  void every_key_is_unique_and_finds_its_metric() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::key)).doesNotHaveDuplicates();
    assertThat(Metric.values())
        .allSatisfy(metric -> assertThat(Metric.byKey(metric.key())).contains(metric));
    assertThat(Metric.byKey("test.atHalf.f1")).contains(Metric.F1);
    assertThat(Metric.byKey("seconds")).isEmpty();
  }

  @Test
  void contenders_are_judged_by_the_metrics_of_their_task_and_by_no_clock() {
    assertThat(Metric.of(Task.CLASSIFICATION))
        .extracting(Metric::key)
        .containsExactly("accuracy", "loss", "precision", "recall", "f1", "prAuc", "rocAuc");
    assertThat(Metric.of(Task.REGRESSION))
        .extracting(Metric::key)
        .containsExactly("loss", "mae", "rmse", "r2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test.accuracy          | test accuracy           | 50.00 %",
        "train.loss             | train loss              | 0.5000",
        "test.atHalf.precision  | test, at 0.5: precision | 0.5000",
        "test.atHalf.accuracy   | test, at 0.5: accuracy  | 50.00 %",
        "validation.prAuc       | validation PR-AUC       | 0.5000",
        "test.r2                | test R²                 | 0.5000",
        "test.otherAnswers      | test rows answered otherwise | 0.5000",
        "trainingSeconds        | training time           | 0.50 s",
        "totalSeconds           | whole process           | 0.50 s",
        "target.seconds         | time to the target      | 0.50 s",
        "target.epochs          | epochs to the target    | 1",
        "rowsPerSecond          | rows per second         | 1",
        "lastEpoch              | last epoch              | 1",
        "bestEpoch              | best epoch, kept        | 1",
        "peakBytes              | peak memory             | 0 MB",
        "baselineBytes          | memory before any data  | 0 MB",
        "threshold              | threshold               | 0.5000",
        "test.unheardOf         | test unheardOf          | 0.5000"
      })
  void a_key_has_words_and_a_format(String key, String words, String half) {
    assertThat(MetricText.words(key)).isEqualTo(words);
    assertThat(MetricText.text(key, 0.5)).isEqualTo(half);
    assertThat(MetricText.text(key, Double.NaN)).isEqualTo("-");
  }

  @Test
  void what_a_clock_or_a_memory_says_is_measured() {
    assertThat(Arrays.stream(Metric.values()).map(Metric::key).filter(MetricText::isMeasured))
        .containsExactly(
            "trainingSeconds",
            "rowsPerSecond",
            "totalSeconds",
            "peakBytes",
            "baselineBytes",
            "target.seconds");
  }
}
