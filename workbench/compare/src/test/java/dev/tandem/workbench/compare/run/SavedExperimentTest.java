package dev.tandem.workbench.compare.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.network.InitializationSpec;
import dev.tandem.network.NetworkSpec;
import dev.tandem.network.tree.ExperimentReader;
import dev.tandem.network.tree.SpecNode;
import dev.tandem.workbench.compare.experiment.OwnPrograms;
import dev.tandem.workbench.compare.experiment.YamlFile;
import dev.tandem.workbench.runs.folder.RunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void a_run_without_contenders_is_refused(@TempDir Path run) throws IOException {
    Path file = Files.writeString(run.resolve("experiment.yaml"), "data: {source: xor}\n");

    assertThatThrownBy(() -> SavedExperiment.read(run, OwnPrograms.REFUSED))
        .isInstanceOf(RunException.class)
        .hasMessage(file + ": expected contenders as a list, got none");
  }

  private static NetworkSpec network(String yaml) {
    SpecNode saved = YamlFile.read("experiment.yaml", yaml);
    return ExperimentReader.read(SavedExperiment.asThen(saved)).network();
  }
}
