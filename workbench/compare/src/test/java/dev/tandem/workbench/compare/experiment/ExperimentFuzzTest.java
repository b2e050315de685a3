package dev.tandem.workbench.compare.experiment;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.tandem.fault.Altered;
import dev.tandem.fault.Hostile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Experiment files from anywhere. */
class ExperimentFuzzTest {
  private static final String SEEDS =
      "ExperimentFuzzTestInputs/a_text_is_an_experiment_or_refused/";
  private static final List<Altered> GOOD =
      Stream.of("contenders", "early-stopping", "imbalance", "layers", "noshow-history")
          .map(name -> Altered.text(ExperimentFuzzTest.class, SEEDS + name))
          .toList();

  @FuzzTest(maxDuration = "1h")
  void a_text_is_an_experiment_or_refused(byte[] bytes) throws Exception {
    read(bytes);
  }

  @FuzzTest(maxDuration = "1h")
  void an_experiment_with_other_words_is_one_or_refused(byte[] changes) throws Exception {
    read(Altered.one(GOOD, changes));
  }

  private static void read(byte[] bytes) throws Exception {
    String text = new String(bytes, StandardCharsets.UTF_8);
    Hostile.read(() -> ComparisonReader.read(YamlFile.read("experiment.yaml", text)));
  }
}
