package dev.tandem.workbench.runs.results;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {
  @Test
  void numbers_in_a_text_are_written_as_people_write_them() {
    assertThat(Settings.plainNumbers("adam learningRate 5.0E-4, epsilon 1.0E-8, weightDecay 0.0"))
        .isEqualTo("adam learningRate 0.0005, epsilon 1e-8, weightDecay 0.0");
    assertThat(Settings.plainNumbers("1.0E200 throughout")).isEqualTo("1e200 throughout");
    assertThat(Settings.plainNumbers("-1.5E-7 to 2.5E7")).isEqualTo("-1.5e-7 to 25000000.0");
  }

  @Test
  void a_hash_is_no_number() {
    assertThat(Settings.plainNumbers("source 12.5e4a, 3E4")).isEqualTo("source 12.5e4a, 3E4");
  }
}
