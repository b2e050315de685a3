package dev.tandem.workbench.observed;

import dev.tandem.data.DataSplits;
import dev.tandem.data.Targets;
import dev.tandem.engine.Session;
import dev.tandem.evaluation.Thresholds;
import dev.tandem.model.Safetensors;
import dev.tandem.model.Safetensors.Contents;
import dev.tandem.model.Safetensors.Entry;
import dev.tandem.tensor.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The logits (or numbers) of every row after training, as the child saves them and the parent
 * evaluates them.
 */
public final class PredictionFile {
  private static final String NAME = "predictions.safetensors";

  private PredictionFile() {}

  /** Returns what a session predicts, by split as {@link #read} has it. */
  public static Map<String, Matrix> predict(Session session, DataSplits data) {
    Map<String, Matrix> logits = new LinkedHashMap<>();
    logits.put("train", session.predict(data.training().features()));
    if (data.validation().rows() > 0) {
      logits.put("validation", session.predict(data.validation().features()));
    }
    logits.put("test", session.predict(data.test().features()));
    return logits;
  }

  /**
   * Returns what choosing a threshold reads: the validation rows' predictions; nothing of more
   * classes.
   */
  public static Map<String, Matrix> forThreshold(Session session, DataSplits data) {
    boolean two = data.training().targets() instanceof Targets.Classes c && c.names().size() == 2;
    return two && data.validation().rows() > 0
        ? Map.of("validation", session.predict(data.validation().features()))
        : Map.of();
  }

  /** Writes a run's predictions into its folder. */
  public static void write(Path folder, Map<String, Matrix> logits) {
    writeTo(folder.resolve(NAME), logits);
  }

  /** Writes predictions to a file of any name. */
  public static void writeTo(Path file, Map<String, Matrix> logits) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    logits.forEach(
        (split, rows) -> entries.put(split, Entry.of(rows.values(), rows.rows(), rows.cols())));
    Safetensors.write(file, Map.of(), entries);
  }

  /**
   * Returns logits [rows, outputs] by split: {@code "train"}, {@code "test"} and, if there are such
   * rows, {@code "validation"}.
   */
  public static Map<String, Matrix> read(Path folder) {
    Map<String, Matrix> logits = new LinkedHashMap<>();
    Contents contents = Safetensors.read(folder.resolve(NAME));
    contents.tensors().keySet().forEach(split -> logits.put(split, contents.matrix(split)));
    return logits;
  }

  /** Returns the logits of the test rows; empty if the file is gone, or has none. */
  public static Optional<Matrix> test(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME))
        ? Optional.ofNullable(read(folder).get("test"))
        : Optional.empty();
  }

  /** Returns the threshold that a run has kept, the usual one if it kept none. */
  public static double threshold(Double kept) {
    return kept == null ? Thresholds.USUAL : kept;
  }
}
