package dev.tandem.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap that contenders get is enough for the examples. */
@Tag("once")
class HeapTest {
  @TempDir Path out;

  @ParameterizedTest
  @ValueSource(strings = {"digits"})
  void generated_data_fits(String experiment) {
    assertEnough(experiment, "--engines", "textbook,scratch");
  }

  @Test
  void all_rows_in_one_batch_fit() {
    assertEnough("appointments", "--engines", "textbook,scratch", "--batch-size", "full");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist"})
  @EnabledIfEnvironmentVariable(named = "TANDEM_DATA", matches = ".+")
  void real_data_fits(String experiment) {
    assertEnough(experiment);
  }

  private void assertEnough(String experiment, Object... options) {
    Object[] words = new Object[options.length + 6];
    System.arraycopy(
        new Object[] {"compare", experiment, "--epochs", 1, "--out", out}, 0, words, 0, 6);
    System.arraycopy(options, 0, words, 6, options.length);
    CommandRun run = CommandRun.of(words);

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
  }
}
