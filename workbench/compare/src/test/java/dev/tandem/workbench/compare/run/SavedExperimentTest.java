package dev.tandem.workbench.compare.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.YamlFile;
import org.junit.jupiter.api.Test;

class SavedExperimentTest {
  @Test
  void a_run_without_a_start_had_hes_weights_and_biases_of_0() {
    NetworkSpec network = network("network: {layers: [dense: auto]}\n");

    assertThat(network.initialization()).isEqualTo(new InitializationSpec.He());
    assertThat(network.biases()).isEqualTo(new InitializationSpec.Zeros());
  }

  @Test
  void a_run_that_names_its_start_keeps_it() {
    NetworkSpec network =
        network("network: {layers: [dense: auto], initialization: torch, biases: torch}\n");

    assertThat(network.initialization()).isEqualTo(new InitializationSpec.Torch());
    assertThat(network.biases()).isEqualTo(new InitializationSpec.Torch());
  }

  private static NetworkSpec network(String yaml) {
    SpecNode saved = YamlFile.read("experiment.yaml", yaml);
    return ExperimentReader.read(SavedExperiment.asThen(saved)).network();
  }
}
