package dev.tandem.network.tree;

import dev.tandem.network.ExperimentSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes an experiment with every default resolved; {@link ExperimentReader} reads it again. */
public final class ExperimentWriter {
  private ExperimentWriter() {}

  /** Maps in order, lists, texts and numbers. */
  public static Map<String, Object> write(ExperimentSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("name", spec.name());
    keys.put("data", DataForm.write(spec.data()));
    keys.put("network", NetworkForm.write(spec.network()));
    keys.put("loss", LossForm.write(spec.loss()));
    keys.put("optimizer", OptimizerForm.write(spec.optimizer()));
    keys.put("schedule", ScheduleForm.write(spec.schedule()));
    keys.put("regularization", RegularizationForm.write(spec.regularization()));
    keys.put("training", TrainingForm.write(spec.training()));
    keys.put("threshold", ThresholdForm.write(spec.threshold()));
    return keys;
  }
}
