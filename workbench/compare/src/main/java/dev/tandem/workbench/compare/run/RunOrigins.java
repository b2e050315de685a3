package dev.tandem.workbench.compare.run;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.engine.Initializer;
import dev.tandem.network.ExperimentSpec;
import dev.tandem.network.tree.ExperimentWriter;
import dev.tandem.tensor.Fingerprint;
import dev.tandem.tensor.Parameters;
import dev.tandem.tensor.Precision;
import dev.tandem.workbench.observed.Conventions.Formula;
import dev.tandem.workbench.observed.Origins;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Holds what a run told against the settings that it was given. */
final class RunOrigins {
  private RunOrigins() {}

  /**
   * Returns the settings behind a run's initial weights, learning rates and training rows.
   *
   * @param experiment fitted, with the run's seed
   * @param initialWeightsSha256 of the weights that the session started from, as float32
   */
  static Origins of(ExperimentSpec experiment, String initialWeightsSha256, DataSplits data) {
    Map<String, Object> plain = ExperimentWriter.write(experiment);
    return new Origins(
        drawn(experiment).equals(initialWeightsSha256) ? initialization(experiment, plain) : null,
        new Formula(settings(plain.get("schedule")), null),
        classCounts(data.training().targets()));
  }

  private static String drawn(ExperimentSpec experiment) {
    long seed = experiment.training().seed();
    Parameters weights = Initializer.initialState(experiment.network(), seed).parameters();
    return Fingerprint.of(weights.as(Precision.FLOAT32));
  }

  private static Formula initialization(ExperimentSpec experiment, Map<String, Object> plain) {
    Map<String, Object> network = settings(plain.get("network"));
    Map<String, Object> own = new LinkedHashMap<>();
    own.put("initialization", network.get("initialization"));
    own.put("biases", network.get("biases"));
    own.put("seed", experiment.training().seed());
    return new Formula(own, null);
  }

  private static Map<String, Object> settings(Object plain) {
    Map<String, Object> settings = new LinkedHashMap<>();
    if (plain instanceof Map<?, ?> map) {
      map.forEach((key, value) -> settings.put((String) key, value));
    } else {
      settings.put("type", plain);
    }
    return settings;
  }

  private static List<Integer> classCounts(Targets targets) {
    return targets instanceof Targets.Classes classes
        ? Arrays.stream(classes.counts()).boxed().toList()
        : null;
  }
}
