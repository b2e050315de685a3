package dev.tandem.workbench.observed;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.engine.Session;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.tensor.Matrix;
import dev.tandem.tensor.Tensor;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The logits (or numbers) of every row after training, as the child saves them and the parent
 * evaluates them.
 */
public final class PredictionFile {
  private static final String NAME = "predictions.safetensors";

  private PredictionFile() {}

  /** What a session answers, by side as {@link #read} has it. */
  public static Map<String, Matrix> predict(Session session, DataSplits data) {
    Map<String, Matrix> logits = new LinkedHashMap<>();
    logits.put("train", session.predict(data.training().features()));
    if (data.validation().rows() > 0) {
      logits.put("validation", session.predict(data.validation().features()));
    }
    logits.put("test", session.predict(data.test().features()));
    return logits;
  }

  /** What choosing a threshold reads: the validation rows' answers; nothing of more classes. */
  public static Map<String, Matrix> forThreshold(Session session, DataSplits data) {
    boolean two = data.training().targets() instanceof Targets.Classes c && c.names().size() == 2;
    return two && data.validation().rows() > 0
        ? Map.of("validation", session.predict(data.validation().features()))
        : Map.of();
  }

  public static void write(Path folder, Map<String, Matrix> logits) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    logits.forEach((side, matrix) -> entries.put(side, entry(matrix)));
    Safetensors.write(folder.resolve(NAME), Map.of(), entries);
  }

  /**
   * Logits [rows, outputs] by side: {@code "train"}, {@code "test"} and, if there are such rows,
   * {@code "validation"}.
   */
  public static Map<String, Matrix> read(Path folder) {
    Map<String, Matrix> logits = new LinkedHashMap<>();
    Safetensors.read(folder.resolve(NAME))
        .tensors()
        .forEach(
            (side, entry) -> {
              Tensor tensor = entry.tensor();
              logits.put(
                  side, new Matrix(tensor.shape()[0], tensor.shape()[1], tensor.toDoubles()));
            });
    return logits;
  }

  private static Entry entry(Matrix logits) {
    return Entry.of(logits.values(), logits.rows(), logits.cols());
  }
}
