package dev.tandem.workbench.compare.experiment;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Hostile;
import java.nio.charset.StandardCharsets;

/** Experiment files from anywhere. */
class ExperimentFuzzTest {
  @FuzzTest(maxDuration = "1h")
  void a_text_is_an_experiment_or_refused(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Hostile.read(() -> ComparisonReader.read(YamlFile.read("experiment.yaml", text)));
  }
}
