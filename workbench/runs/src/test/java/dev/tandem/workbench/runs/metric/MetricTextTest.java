package dev.tandem.workbench.runs.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "peakBytes          | 4096    | 0.0041 MB", // both sides show 64 MB
        "peakBytes          | 5000000 | 5 MB",
        "trainingSeconds    | 0.00123 | 0.0012 s",
        "test.accuracy      | 0.00001 | 0.001 %",
        "test.accuracy      | 0.01    | 1.00 %",
        "test.loss          | 0.00002 | 0.00002",
        "test.loss          | 4.12e-8 | 4.1e-08",
        "rowsPerSecond      | 0.25    | 0.25",
        "test.loss          | 0       | 0.0000",
        "unheard.of         | 0.00002 | 0.00002"
      })
  void a_difference_is_shown_in_the_unit_of_the_values(String key, double value, String text) {
    assertThat(MetricText.exact(key, value)).isEqualTo(text);
  }
}
