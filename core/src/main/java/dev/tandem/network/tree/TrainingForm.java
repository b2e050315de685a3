package dev.tandem.network.tree;

import dev.tandem.network.EarlyStoppingSpec;
import dev.tandem.network.TrainingSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code training: {epochs: 10, batchSize: 64, seed: 1, earlyStopping: none}}; a batch size may be
 * {@code full}.
 */
final class TrainingForm {
  private static final String FULL = "full";
  private static final String EARLY_STOPPING = "earlyStopping";

  private TrainingForm() {}

  static TrainingSpec read(Section section) {
    TrainingSpec standard = TrainingSpec.DEFAULT;
    int epochs = section.integer("epochs", standard.epochs());
    OptionalInt batchSize = section.integerOr(FULL, "batchSize", standard.batchSize());
    long seed = section.longInteger("seed", standard.seed());
    Optional<EarlyStoppingSpec> earlyStopping =
        section.find(EARLY_STOPPING).map(EarlyStoppingForm::read).orElse(standard.earlyStopping());
    return section.done(() -> new TrainingSpec(epochs, batchSize, seed, earlyStopping));
  }

  static Map<String, Object> write(TrainingSpec spec) {
    Map<String, Object> keys = new LinkedHashMap<>();
    keys.put("epochs", spec.epochs());
    keys.put("batchSize", spec.batchSize().isPresent() ? spec.batchSize().getAsInt() : FULL);
    keys.put("seed", spec.seed());
    keys.put(EARLY_STOPPING, EarlyStoppingForm.write(spec.earlyStopping()));
    return keys;
  }
}
